// Templates of HTML, and sets of them.

// Package template writes HTML that values cannot break out of: templates are
// text/template's, and each value is escaped as the place where it stands needs
// it.
package template

import (
	"errors"
	"fmt"
	"io"
	"io/ioutil"
	"path/filepath"
	"sync"
	"text/template"
	"text/template/parse"
)

// Template is a parsed template, one of a set that can call each other.
type Template struct {
	escapeErr error // nil as long as it has not been escaped
	text      *template.Template
	// Tree is to be looked at only; after the first execution it has the escapers.
	Tree *parse.Tree
	ns   *nameSpace
}

// nameSpace is what the templates of a set share.
type nameSpace struct {
	mu      sync.Mutex
	set     map[string]*Template
	escaped bool // one of them: no more can be parsed
	esc     escaper
}

var errEscaped = errors.New("template escaped correctly")

// FuncMap has functions by name.
type FuncMap = template.FuncMap

func newSpace() *nameSpace {
	ns := &nameSpace{set: map[string]*Template{}}
	ns.esc = newEscaper(ns)
	return ns
}

// New makes a template without text.
func New(name string) *Template {
	t := &Template{text: template.New(name), ns: newSpace()}
	t.ns.set[name] = t
	return t
}

// New makes a template in the same set; it takes the place of one with its name.
func (t *Template) New(name string) *Template {
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	return t.add(name)
}

func (t *Template) add(name string) *Template {
	ns := t.ns
	made := &Template{text: t.text.New(name), ns: ns}
	if old, ok := t.ns.set[name]; ok {
		// Who has the old one sees that it is nothing any more.
		empty := New(old.Name())
		*old = *empty
	}
	ns.set[name] = made
	return made
}

// Name gives the template's name.
func (t *Template) Name() string { return t.text.Name() }

// Templates gives all of the set.
func (t *Template) Templates() []*Template {
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	all := make([]*Template, 0, len(t.ns.set))
	for _, one := range t.ns.set {
		all = append(all, one)
	}
	return all
}

// Option sets options of text/template's.
func (t *Template) Option(opt ...string) *Template {
	t.text.Option(opt...)
	return t
}

// Funcs adds functions; before Parse.
func (t *Template) Funcs(funcMap FuncMap) *Template {
	t.text.Funcs(template.FuncMap(funcMap))
	return t
}

// Delims sets what actions are written between; "" is {{ or }}.
func (t *Template) Delims(left, right string) *Template {
	t.text.Delims(left, right)
	return t
}

// Lookup gives the template of that name, nil if there is none.
func (t *Template) Lookup(name string) *Template {
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	return t.ns.set[name]
}

// DefinedTemplates lists the set for a message.
func (t *Template) DefinedTemplates() string { return t.text.DefinedTemplates() }

func (t *Template) canParse() error {
	if t == nil {
		return nil
	}
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	if t.ns.escaped {
		return errors.New("html/template: cannot Parse after Execute")
	}
	return nil
}

// Parse gives the template its text; what is defined in it joins the set. It
// must not be called after the first execution.
func (t *Template) Parse(text string) (*Template, error) {
	if err := t.canParse(); err != nil {
		return nil, err
	}
	parsed, err := t.text.Parse(text)
	if err != nil {
		return nil, err
	}
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	for _, one := range parsed.Templates() {
		known := t.ns.set[one.Name()]
		if known == nil {
			known = t.add(one.Name())
		}
		known.text = one
		known.Tree = one.Tree
	}
	return t, nil
}

// AddParseTree adds a parsed template to the set.
func (t *Template) AddParseTree(name string, tree *parse.Tree) (*Template, error) {
	if err := t.canParse(); err != nil {
		return nil, err
	}
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	text, err := t.text.AddParseTree(name, tree)
	if err != nil {
		return nil, err
	}
	made := &Template{text: text, Tree: text.Tree, ns: t.ns}
	t.ns.set[name] = made
	return made, nil
}

// Clone copies the set, which must not have been executed.
func (t *Template) Clone() (*Template, error) {
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	if t.escapeErr != nil {
		return nil, fmt.Errorf("html/template: cannot Clone %q after it has executed", t.Name())
	}
	text, err := t.text.Clone()
	if err != nil {
		return nil, err
	}
	c := &Template{text: text, Tree: text.Tree, ns: newSpace()}
	c.ns.set[c.Name()] = c
	for _, one := range text.Templates() {
		name := one.Name()
		from := t.ns.set[name]
		if from == nil || from.escapeErr != nil {
			return nil, fmt.Errorf("html/template: cannot Clone %q after it has executed", t.Name())
		}
		one.Tree = one.Tree.Copy()
		if name == c.Name() {
			c.text, c.Tree = one, one.Tree
			continue
		}
		c.ns.set[name] = &Template{text: one, Tree: one.Tree, ns: c.ns}
	}
	return c, nil
}

// escape makes the template safe, once.
func (t *Template) escape() error {
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	t.ns.escaped = true
	if t.escapeErr == nil {
		if t.Tree == nil {
			return fmt.Errorf("template: %q is an incomplete or empty template", t.Name())
		}
		return escapeTemplate(t, t.text.Root, t.Name())
	}
	if t.escapeErr != errEscaped {
		return t.escapeErr
	}
	return nil
}

// Execute writes the template with its data. What stands before an error has
// been written.
func (t *Template) Execute(wr io.Writer, data interface{}) error {
	if err := t.escape(); err != nil {
		return err
	}
	return t.text.Execute(wr, data)
}

// ExecuteTemplate executes the one of that name.
func (t *Template) ExecuteTemplate(wr io.Writer, name string, data interface{}) error {
	one, err := t.escapedOne(name)
	if err != nil {
		return err
	}
	return one.text.Execute(wr, data)
}

func (t *Template) escapedOne(name string) (*Template, error) {
	t.ns.mu.Lock()
	defer t.ns.mu.Unlock()
	t.ns.escaped = true
	one := t.ns.set[name]
	switch {
	case one == nil:
		return nil, fmt.Errorf("html/template: %q is undefined", name)
	case one.escapeErr != nil && one.escapeErr != errEscaped:
		return nil, one.escapeErr
	case one.text.Tree == nil || one.text.Root == nil:
		return nil, fmt.Errorf("html/template: %q is an incomplete template", name)
	case t.text.Lookup(name) == nil:
		panic("html/template internal error: template escaping out of sync")
	}
	if one.escapeErr == nil {
		if err := escapeTemplate(one, one.text.Root, name); err != nil {
			return one, err
		}
	}
	return one, nil
}

// Must panics if err is not nil.
func Must(t *Template, err error) *Template {
	if err != nil {
		panic(err)
	}
	return t
}

// ParseFiles parses files into a set; the first's name is the result's.
func ParseFiles(filenames ...string) (*Template, error) { return parseFiles(nil, filenames...) }

// ParseFiles parses files into the set, each under its name without folders.
func (t *Template) ParseFiles(filenames ...string) (*Template, error) {
	return parseFiles(t, filenames...)
}

func parseFiles(t *Template, filenames ...string) (*Template, error) {
	if err := t.canParse(); err != nil {
		return nil, err
	}
	if len(filenames) == 0 {
		return nil, fmt.Errorf("html/template: no files named in call to ParseFiles")
	}
	for _, filename := range filenames {
		text, err := ioutil.ReadFile(filename)
		if err != nil {
			return nil, err
		}
		name := filepath.Base(filename)
		if t == nil {
			t = New(name)
		}
		one := t
		if name != t.Name() {
			one = t.New(name)
		}
		if _, err := one.Parse(string(text)); err != nil {
			return nil, err
		}
	}
	return t, nil
}

// ParseGlob parses the files that a pattern gives.
func ParseGlob(pattern string) (*Template, error) { return parseGlob(nil, pattern) }

// ParseGlob parses the files that a pattern gives into the set.
func (t *Template) ParseGlob(pattern string) (*Template, error) { return parseGlob(t, pattern) }

func parseGlob(t *Template, pattern string) (*Template, error) {
	if err := t.canParse(); err != nil {
		return nil, err
	}
	filenames, err := filepath.Glob(pattern)
	if err != nil {
		return nil, err
	}
	if len(filenames) == 0 {
		return nil, fmt.Errorf("html/template: pattern matches no files: %#q", pattern)
	}
	return parseFiles(t, filenames...)
}

// IsTrue tells whether {{if}} takes a value for true, and whether it has a truth
// at all.
func IsTrue(val interface{}) (truth, ok bool) { return template.IsTrue(val) }

// HTMLEscape writes b so that it stands for itself in HTML.
func HTMLEscape(w io.Writer, b []byte) { template.HTMLEscape(w, b) }

// HTMLEscapeString gives s so that it stands for itself in HTML.
func HTMLEscapeString(s string) string { return template.HTMLEscapeString(s) }

// HTMLEscaper is HTMLEscapeString of what its arguments print.
func HTMLEscaper(args ...interface{}) string { return template.HTMLEscaper(args...) }

// JSEscape writes b so that it stands for itself in a string of JavaScript.
func JSEscape(w io.Writer, b []byte) { template.JSEscape(w, b) }

// JSEscapeString gives s so that it stands for itself in a string of JavaScript.
func JSEscapeString(s string) string { return template.JSEscapeString(s) }

// JSEscaper is JSEscapeString of what its arguments print.
func JSEscaper(args ...interface{}) string { return template.JSEscaper(args...) }

// URLQueryEscaper gives what its arguments print as part of a query.
func URLQueryEscaper(args ...interface{}) string { return template.URLQueryEscaper(args...) }
