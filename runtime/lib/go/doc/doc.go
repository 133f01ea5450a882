// Package doc takes the documentation of a package out of its syntax tree.
package doc

import (
	"go/ast"
	"go/token"
	"sort"
	"strconv"
	"strings"
)

// Package is what there is to read about a package.
type Package struct {
	Doc        string
	Name       string
	ImportPath string
	Imports    []string
	Filenames  []string
	Notes      map[string][]*Note // what `// MARKER(uid): text` says, by marker
	Bugs       []string           // the texts of Notes["BUG"]

	Consts []*Value
	Types  []*Type
	Vars   []*Value
	Funcs  []*Func
}

// Value is a declaration of constants or variables.
type Value struct {
	Doc   string
	Names []string
	Decl  *ast.GenDecl

	order int
}

// Type is a type's declaration, with the constants, variables and functions that are about it.
type Type struct {
	Doc  string
	Name string
	Decl *ast.GenDecl

	Consts  []*Value
	Vars    []*Value
	Funcs   []*Func
	Methods []*Func
}

// Func is a function's declaration, or a method's.
type Func struct {
	Doc  string
	Name string
	Decl *ast.FuncDecl

	// Of methods: the receiver as it is seen, the type that declares it, and how deep that is embedded.
	Recv  string
	Orig  string
	Level int
}

// Note is a marked remark.
type Note struct {
	Pos, End token.Pos
	UID      string
	Body     string
}

// Mode says what of a package is taken.
type Mode int

const (
	// AllDecls takes what is not exported, too.
	AllDecls Mode = 1 << iota
	// AllMethods shows methods of embedded types that are exported as well.
	AllMethods
	// PreserveAST leaves the tree as it is.
	PreserveAST
)

// New takes the documentation out of pkg, whose tree is changed by that unless mode says otherwise.
func New(pkg *ast.Package, importPath string, mode Mode) *Package {
	r := &reader{mode: mode, types: map[string]*namedType{}, funcs: map[string]*Func{}, imports: map[string]bool{}, notes: map[string][]*Note{}}
	for name := range pkg.Files {
		r.filenames = append(r.filenames, name)
	}
	sort.Strings(r.filenames)
	for _, name := range r.filenames {
		file := pkg.Files[name]
		if mode&AllDecls == 0 {
			if mode&PreserveAST != 0 {
				copied := *file
				copied.Decls = append([]ast.Decl(nil), file.Decls...)
				file = &copied
			}
			r.exported(file)
		}
		r.file(file)
	}
	r.gather()
	p := &Package{
		Doc: r.doc, Name: pkg.Name, ImportPath: importPath, Imports: names(r.imports), Filenames: r.filenames,
		Notes: r.notes, Consts: values(r.values, token.CONST), Vars: values(r.values, token.VAR), Funcs: sorted(r.funcs),
	}
	for _, note := range r.notes["BUG"] {
		p.Bugs = append(p.Bugs, note.Body)
	}
	for _, t := range r.types {
		// A type without a declaration, or one that is not shown, has left its values to the package.
		if t.decl == nil || !r.shown(t.name) {
			continue
		}
		p.Types = append(p.Types, &Type{
			Doc: t.doc, Name: t.name, Decl: t.decl, Consts: values(t.values, token.CONST), Vars: values(t.values, token.VAR),
			Funcs: sorted(t.funcs), Methods: r.methodsOf(t),
		})
	}
	sort.Slice(p.Types, func(i, j int) bool { return p.Types[i].Name < p.Types[j].Name })
	return p
}

func names(set map[string]bool) []string {
	list := make([]string, 0, len(set))
	for name := range set {
		list = append(list, name)
	}
	sort.Strings(list)
	return list
}

// values are the declarations of one kind: constants and variables in the order of the source.
func values(list []*Value, tok token.Token) []*Value {
	kept := []*Value{}
	for _, v := range list {
		if v.Decl.Tok == tok {
			kept = append(kept, v)
		}
	}
	sort.Slice(kept, func(i, j int) bool {
		a, b := kept[i], kept[j]
		if first, second := firstName(a), firstName(b); first != second {
			return first < second
		}
		return a.order < b.order
	})
	return kept
}

// firstName is what groups are put in order by: nothing for more than one specification.
func firstName(v *Value) string {
	if len(v.Decl.Specs) == 1 {
		return v.Names[0]
	}
	return ""
}

func sorted(set map[string]*Func) []*Func {
	list := make([]*Func, 0, len(set))
	for _, f := range set {
		if f.Decl != nil {
			list = append(list, f)
		}
	}
	sort.Slice(list, func(i, j int) bool { return list[i].Name < list[j].Name })
	return list
}

// Filter tells which names are kept.
type Filter func(string) bool

// Filter takes away all that does not speak of a name that f keeps.
func (p *Package) Filter(f Filter) {
	p.Consts, p.Vars, p.Funcs = keptValues(p.Consts, f), keptValues(p.Vars, f), keptFuncs(p.Funcs, f)
	var types []*Type
	for _, t := range p.Types {
		whole := false
		ast.Inspect(t.Decl, func(n ast.Node) bool {
			if spec, ok := n.(*ast.TypeSpec); ok && f(spec.Name.Name) {
				whole = true
			}
			if list, ok := n.(*ast.FieldList); ok {
				for _, field := range list.List {
					for _, name := range field.Names {
						whole = whole || f(name.Name)
					}
				}
			}
			return !whole
		})
		if whole {
			types = append(types, t)
			continue
		}
		t.Consts, t.Vars = keptValues(t.Consts, f), keptValues(t.Vars, f)
		t.Funcs, t.Methods = keptFuncs(t.Funcs, f), keptFuncs(t.Methods, f)
		if len(t.Consts)+len(t.Vars)+len(t.Funcs)+len(t.Methods) > 0 {
			types = append(types, t)
		}
	}
	p.Types = types
	p.Doc = ""
}

func keptValues(list []*Value, f Filter) (kept []*Value) {
	for _, v := range list {
		for _, name := range v.Names {
			if f(name) {
				kept = append(kept, v)
				break
			}
		}
	}
	return kept
}

func keptFuncs(list []*Func, f Filter) (kept []*Func) {
	for _, fn := range list {
		if f(fn.Name) {
			kept = append(kept, fn)
		}
	}
	return kept
}

// IllegalPrefixes begin a package comment that is something else: a licence, or the like.
var IllegalPrefixes = []string{"copyright", "all rights", "author"}

// Synopsis is the first sentence of a text, on one line.
func Synopsis(text string) string {
	text = strings.Join(strings.Fields(sentence(text)), " ")
	for _, prefix := range IllegalPrefixes {
		if strings.HasPrefix(strings.ToLower(text), prefix) {
			return ""
		}
	}
	return strings.NewReplacer("``", "\u201c", "''", "\u201d").Replace(text)
}

// sentence ends with a period before a blank that does not follow a single capital letter, or with a
// paragraph.
func sentence(text string) string {
	var before, last rune
	dot := false
	for i, c := range text {
		if c == '\n' && i+1 < len(text) && strings.TrimLeft(text[i+1:], " \t") != "" && text[i+1] == '\n' && strings.TrimSpace(text[:i]) != "" {
			return text[:i]
		}
		blank := c == ' ' || c == '\n' || c == '\t' || c == '\r'
		if blank && dot {
			return text[:i]
		}
		dot = c == '.' && (!upper(last) || upper(before)) || c == '\u3002' || c == '\uff0e'
		if c == '\u3002' || c == '\uff0e' {
			return text[:i+len(string(c))]
		}
		before, last = last, c
	}
	return text
}

func upper(c rune) bool { return 'A' <= c && c <= 'Z' }

func unquoted(s string) string {
	path, err := strconv.Unquote(s)
	if err != nil {
		return s
	}
	return path
}
