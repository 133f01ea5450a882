// Templates and sets of them.

// Package template writes texts from templates and data.
package template

import (
	"errors"
	"fmt"
	"io/ioutil"
	"path/filepath"
	"reflect"
	"strings"
	"sync"
	"text/template/parse"
)

// Template is a parsed template, one of a set that can call each other.
type Template struct {
	name string
	*parse.Tree
	*common
	leftDelim  string
	rightDelim string
}

// common is what the templates of a set share.
type common struct {
	mu         sync.RWMutex
	set        map[string]*Template
	parseFuncs FuncMap
	execFuncs  map[string]reflect.Value
	missing    missingKey
}

type missingKey int

const (
	missingInvalid missingKey = iota // write <no value>
	missingZero
	missingError
)

// New makes a template without text.
func New(name string) *Template { return &Template{name: name} }

// Name gives the template's name.
func (t *Template) Name() string { return t.name }

// New makes a template in the same set.
func (t *Template) New(name string) *Template {
	t.init()
	return &Template{name: name, common: t.common, leftDelim: t.leftDelim, rightDelim: t.rightDelim}
}

func (t *Template) init() {
	if t.common == nil {
		t.common = &common{set: map[string]*Template{}, parseFuncs: FuncMap{}, execFuncs: map[string]reflect.Value{}}
	}
}

// Clone copies the set; what is parsed into one later is not in the other.
func (t *Template) Clone() (*Template, error) {
	c := *t
	c.common = nil
	if t.common == nil {
		return &c, nil
	}
	c.init()
	t.mu.RLock()
	defer t.mu.RUnlock()
	for name, one := range t.set {
		if name == t.name {
			c.set[name] = &c
			continue
		}
		copied := *one
		copied.common = c.common
		c.set[name] = &copied
	}
	for name, f := range t.parseFuncs {
		c.parseFuncs[name] = f
	}
	for name, f := range t.execFuncs {
		c.execFuncs[name] = f
	}
	return &c, nil
}

// AddParseTree makes a tree a template of the set.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	t.init()
	t.mu.Lock()
	defer t.mu.Unlock()
	one := t
	if name != t.name {
		one = t.New(name)
	}
	if t.associate(one, tree) || one.Tree == nil {
		one.Tree = tree
	}
	return one, nil
}

// associate puts a template into the set, unless it is empty and another of the
// name is not; tells whether it was put.
func (t *Template) associate(one *Template, tree *parse.Tree) bool {
	if old := t.set[one.name]; old != nil && parse.IsEmptyTree(tree.Root) && old.Tree != nil {
		return false
	}
	t.set[one.name] = one
	return true
}

// Templates gives all of the set that have been parsed.
func (t *Template) Templates() []*Template {
	if t.common == nil {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	var all []*Template
	for _, one := range t.set {
		all = append(all, one)
	}
	return all
}

// Delims sets what actions stand between; "" for the usual.
func (t *Template) Delims(left, right string) *Template {
	t.init()
	t.leftDelim, t.rightDelim = left, right
	return t
}

// Funcs adds functions that templates of the set can call.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.init()
	t.mu.Lock()
	defer t.mu.Unlock()
	for name, f := range funcMap {
		t.execFuncs[name] = checkedFunction(name, f)
		t.parseFuncs[name] = f
	}
	return t
}

// Lookup gives the template of a name, nil without one.
func (t *Template) Lookup(name string) *Template {
	if t.common == nil {
		return nil
	}
	t.mu.RLock()
	defer t.mu.RUnlock()
	return t.set[name]
}

// Parse reads the template's text; templates defined in it join the set.
func (t *Template) Parse(text string) (*Template, error) {
	t.init()
	t.mu.RLock()
	trees, err := parse.Parse(t.name, text, t.leftDelim, t.rightDelim, t.parseFuncs, builtins())
	t.mu.RUnlock()
	if err != nil {
		return nil, err
	}
	for name, tree := range trees {
		if _, err := t.AddParseTree(name, tree); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// Option sets options: missingkey=default, invalid, zero or error.
func (t *Template) Option(opt ...string) *Template {
	t.init()
	for _, o := range opt {
		if o == "" {
			panic("empty option string")
		}
		switch o {
		case "missingkey=invalid", "missingkey=default":
			t.missing = missingInvalid
		case "missingkey=zero":
			t.missing = missingZero
		case "missingkey=error":
			t.missing = missingError
		default:
			panic("unrecognized option: " + o)
		}
	}
	return t
}

// DefinedTemplates lists the set's templates, for messages.
func (t *Template) DefinedTemplates() string {
	if t.common == nil || len(t.set) == 0 {
		return ""
	}
	var names []string
	for name, one := range t.set {
		if one.Tree != nil && one.Root != nil {
			names = append(names, fmt.Sprintf("%q", name))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "; defined templates are: " + strings.Join(names, ", ")
}

// Must gives the template, or panics.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// ParseFiles makes a template of each file, named by its last element; gives
// the first.
func ParseFiles(filenames ...string) (*Template, error) { return parseFiles(nil, filenames...) }

// ParseFiles adds a template for each file.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	t.init()
	return parseFiles(t, filenames...)
}

func parseFiles(t *Template, names ...string) (*Template, error) {
	if len(names) == 0 {
		return nil, errors.New("template: no files named in call to ParseFiles")
	}
	for _, path := range names {
		data, err := ioutil.ReadFile(path)
		if err != nil {
			return nil, err
		}
		name := filepath.Base(path)
		if t == nil {
			t = New(name)
		}
		one := t
		if name != t.name {
			one = t.New(name)
		}
		if _, err := one.Parse(string(data)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// ParseGlob makes a template of each file that matches.
func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

// ParseGlob adds a template for each file that matches.
func (t *Template) ParseGlob(pattern string) (*Template, error) {
	t.init()
	return parseGlob(t, pattern)
}

func parseGlob(t *Template, pattern string) (*Template, error) {
	names, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(names) == 0 {
		return nil, fmt.Errorf("template: pattern matches no files: %#q", pattern)
	}
	return parseFiles(t, names...)
}
