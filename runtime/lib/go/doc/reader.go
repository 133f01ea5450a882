package doc

import (
	"go/ast"
	"go/token"
	"regexp"
	"sort"
	"strings"
)

// namedType is a type while the files are read; it may be declared later, or elsewhere.
type namedType struct {
	name     string
	doc      string
	decl     *ast.GenDecl
	isStruct bool
	embedded []embeddedType
	values   []*Value
	funcs    map[string]*Func
	methods  map[string]*Func
}

type embeddedType struct {
	name    string
	pointer bool
}

type reader struct {
	mode      Mode
	doc       string
	filenames []string
	imports   map[string]bool
	notes     map[string][]*Note
	values    []*Value
	types     map[string]*namedType
	funcs     map[string]*Func
	order     int
}

func (r *reader) shown(name string) bool { return r.mode&AllDecls != 0 || ast.IsExported(name) }

func (r *reader) typ(name string) *namedType {
	if name == "" || name == "_" {
		return nil
	}
	t := r.types[name]
	if t == nil {
		t = &namedType{name: name, funcs: map[string]*Func{}, methods: map[string]*Func{}}
		r.types[name] = t
	}
	return t
}

// nameOf is the type that an expression names, without stars; imported tells that it is another package's.
func nameOf(x ast.Expr) (name string, imported bool) {
	switch x := x.(type) {
	case *ast.Ident:
		return x.Name, false
	case *ast.SelectorExpr:
		if _, ok := x.X.(*ast.Ident); ok {
			return x.Sel.Name, true
		}
	case *ast.StarExpr:
		return nameOf(x.X)
	case *ast.ParenExpr:
		return nameOf(x.X)
	}
	return "", false
}

// exported takes away what is not, and notes embedded types before their fields go.
func (r *reader) exported(file *ast.File) {
	var decls []ast.Decl
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.GenDecl:
			if d.Tok == token.IMPORT {
				break
			}
			if d.Tok == token.TYPE {
				r.embedding(d)
			}
			var specs []ast.Spec
			for _, spec := range d.Specs {
				if kept := r.exportedSpec(spec, d.Tok); kept != nil {
					specs = append(specs, kept)
				}
			}
			if len(specs) == 0 {
				continue
			}
			if d.Tok == token.CONST {
				specs = completed(d.Specs, specs)
			}
			if r.mode&PreserveAST != 0 {
				copied := *d
				d = &copied
			}
			d.Specs = specs
			decl = d
		case *ast.FuncDecl:
			if !ast.IsExported(d.Name.Name) {
				continue
			}
			if d.Recv != nil && len(d.Recv.List) > 0 {
				if name, imported := nameOf(d.Recv.List[0].Type); imported || name == "" {
					continue
				}
			}
		}
		decls = append(decls, decl)
	}
	file.Decls = decls
}

// completed gives a constant its type where the one that it takes it from is gone.
func completed(all, kept []ast.Spec) []ast.Spec {
	var typ ast.Expr
	have := map[ast.Spec]bool{}
	for _, spec := range kept {
		have[spec] = true
	}
	for _, spec := range all {
		v := spec.(*ast.ValueSpec)
		if v.Type == nil && len(v.Values) == 0 && typ != nil {
			v.Type = typ
		}
		if typ = v.Type; have[spec] {
			typ = nil
		}
	}
	return kept
}

func (r *reader) exportedSpec(spec ast.Spec, tok token.Token) ast.Spec {
	switch s := spec.(type) {
	case *ast.ValueSpec:
		for _, name := range s.Names {
			if ast.IsExported(name.Name) {
				// What is not exported stays for its place.
				if len(s.Values) > 0 || tok == token.CONST {
					for _, other := range s.Names {
						if !ast.IsExported(other.Name) {
							other.Name = "_"
						}
					}
				} else {
					var names []*ast.Ident
					for _, other := range s.Names {
						if ast.IsExported(other.Name) {
							names = append(names, other)
						}
					}
					s.Names = names
				}
				return s
			}
		}
		return nil
	case *ast.TypeSpec:
		if ast.IsExported(s.Name.Name) {
			exportedFields(s.Type)
			return s
		}
		if s.Name.Name == "error" {
			return s
		}
		return nil
	}
	return spec
}

// exportedFields takes away fields and methods of types that are written out.
func exportedFields(x ast.Node) {
	ast.Inspect(x, func(n ast.Node) bool {
		switch t := n.(type) {
		case *ast.StructType:
			t.Incomplete = keepExported(t.Fields) || t.Incomplete
		case *ast.InterfaceType:
			t.Incomplete = keepExported(t.Methods) || t.Incomplete
		case *ast.FuncType:
			return false
		}
		return true
	})
}

func keepExported(fields *ast.FieldList) (fewer bool) {
	var kept []*ast.Field
	for _, f := range fields.List {
		if len(f.Names) == 0 {
			name, _ := nameOf(f.Type)
			if !ast.IsExported(name) && name != "error" {
				fewer = true
				continue
			}
		} else {
			var names []*ast.Ident
			for _, name := range f.Names {
				if ast.IsExported(name.Name) {
					names = append(names, name)
				}
			}
			if len(names) < len(f.Names) {
				fewer = true
			}
			if len(names) == 0 {
				continue
			}
			f.Names = names
		}
		kept = append(kept, f)
	}
	fields.List = kept
	return fewer
}

// embedding notes which types structs embed.
func (r *reader) embedding(d *ast.GenDecl) {
	for _, spec := range d.Specs {
		s, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		t := r.typ(s.Name.Name)
		st, ok := s.Type.(*ast.StructType)
		if t == nil || !ok || t.isStruct {
			continue
		}
		t.isStruct = true
		for _, f := range st.Fields.List {
			if len(f.Names) == 0 {
				if name, imported := nameOf(f.Type); name != "" && !imported {
					_, pointer := f.Type.(*ast.StarExpr)
					t.embedded = append(t.embedded, embeddedType{name, pointer})
					r.typ(name)
				}
			}
		}
	}
}

var (
	noteStart   = regexp.MustCompile(`^[ \t]*([A-Z][A-Z]+)\(([^)]+)\):?`)
	commentMark = regexp.MustCompile(`^/[/*][ \t]*([A-Z][A-Z]+)\(([^)]+)\):?`)
)

func (r *reader) file(file *ast.File) {
	if file.Doc != nil {
		text := file.Doc.Text()
		if r.doc == "" {
			r.doc = text
		} else {
			r.doc += "\n" + text
		}
		file.Doc = nil
	}
	for _, spec := range file.Imports {
		r.imports[unquoted(spec.Path.Value)] = true
	}
	for _, decl := range file.Decls {
		switch d := decl.(type) {
		case *ast.GenDecl:
			switch d.Tok {
			case token.CONST, token.VAR:
				r.value(d)
			case token.TYPE:
				r.typeDecl(d)
			}
		case *ast.FuncDecl:
			r.function(d)
		}
	}
	for _, group := range file.Comments {
		r.remarks(group)
	}
	file.Comments = nil
}

// remarks finds marked comments: each goes on to the next one.
func (r *reader) remarks(group *ast.CommentGroup) {
	from := -1
	for i, c := range group.List {
		if commentMark.MatchString(c.Text) {
			if from >= 0 {
				r.remark(group.List[from:i])
			}
			from = i
		}
	}
	if from >= 0 {
		r.remark(group.List[from:])
	}
}

func (r *reader) remark(list []*ast.Comment) {
	text := (&ast.CommentGroup{List: list}).Text()
	m := noteStart.FindStringSubmatchIndex(text)
	if m == nil {
		return
	}
	body := strings.TrimSpace(text[m[1]:])
	if body == "" {
		return
	}
	marker := text[m[2]:m[3]]
	r.notes[marker] = append(r.notes[marker], &Note{
		Pos: list[0].Pos(), End: list[len(list)-1].End(), UID: text[m[4]:m[5]], Body: body + "\n",
	})
}

// value puts a declaration with the type that most of it is of, if that is a type of the package.
func (r *reader) value(d *ast.GenDecl) {
	counts := map[string]int{}
	before := ""
	for _, spec := range d.Specs {
		s := spec.(*ast.ValueSpec)
		name := ""
		switch {
		case s.Type != nil:
			if n, imported := nameOf(s.Type); !imported {
				name = n
			}
		case d.Tok == token.CONST && len(s.Values) == 0:
			name = before
		}
		if name != "" {
			counts[name]++
		}
		before = name
	}
	v := &Value{Doc: d.Doc.Text(), Decl: d, order: r.order}
	d.Doc = nil
	r.order++
	for _, spec := range d.Specs {
		for _, name := range spec.(*ast.ValueSpec).Names {
			v.Names = append(v.Names, name.Name)
		}
	}
	domain, most := "", 0
	for name, n := range counts {
		if n > most {
			domain, most = name, n
		}
	}
	// Three quarters have to be of it.
	if domain != "" && r.shown(domain) && 4*most >= 3*len(d.Specs) && len(counts) == 1 {
		if t := r.typ(domain); t != nil {
			t.values = append(t.values, v)
			return
		}
	}
	r.values = append(r.values, v)
}

func (r *reader) typeDecl(d *ast.GenDecl) {
	r.embedding(d)
	alone := len(d.Specs) == 1 && !d.Lparen.IsValid()
	for _, spec := range d.Specs {
		s, ok := spec.(*ast.TypeSpec)
		if !ok {
			continue
		}
		t := r.typ(s.Name.Name)
		if t == nil || t.decl != nil {
			continue
		}
		own := d
		doc := s.Doc
		if doc == nil {
			doc = d.Doc
		}
		if !alone {
			// Each of a group stands as if it were declared by itself.
			own = &ast.GenDecl{Doc: doc, TokPos: s.Pos(), Tok: token.TYPE, Specs: []ast.Spec{s}}
			if len(d.Specs) > 1 {
				doc = s.Doc
				own.Doc = doc
				if doc == nil {
					doc = d.Doc
				}
			}
		}
		t.doc, t.decl = doc.Text(), own
		s.Doc, own.Doc = nil, nil
	}
}

// function puts a function with the type it makes, or a method with its receiver's.
func (r *reader) function(d *ast.FuncDecl) {
	if d.Name.Name == "_" {
		return
	}
	f := &Func{Doc: d.Doc.Text(), Name: d.Name.Name, Decl: d}
	d.Doc, d.Body = nil, nil
	if d.Recv != nil {
		if len(d.Recv.List) == 0 {
			return
		}
		of := d.Recv.List[0].Type
		name, imported := nameOf(of)
		if t := r.typ(name); t != nil && !imported {
			star := ""
			if _, ok := of.(*ast.StarExpr); ok {
				star = "*"
			}
			f.Recv, f.Orig = star+name, star+name
			if t.methods[f.Name] == nil {
				t.methods[f.Name] = f
			}
		}
		return
	}
	if results := d.Type.Results; results != nil {
		makes, others := "", 0
		for _, field := range results.List {
			x := field.Type
			if array, ok := x.(*ast.ArrayType); ok {
				x = array.Elt
			}
			if name, imported := nameOf(x); name != "" && !imported && r.shown(name) && !predeclared[name] {
				if makes != "" && makes != name {
					others++
				}
				makes = name
			}
		}
		if t := r.typ(makes); t != nil && others == 0 {
			if t.funcs[f.Name] == nil || t.funcs[f.Name].Doc == "" {
				t.funcs[f.Name] = f
			}
			return
		}
	}
	if old := r.funcs[f.Name]; old == nil || old.Doc == "" {
		r.funcs[f.Name] = f
	}
}

var predeclared = map[string]bool{
	"bool": true, "byte": true, "complex64": true, "complex128": true, "error": true, "float32": true, "float64": true,
	"int": true, "int8": true, "int16": true, "int32": true, "int64": true, "rune": true, "string": true, "uint": true,
	"uint8": true, "uint16": true, "uint32": true, "uint64": true, "uintptr": true,
}

// gather leaves to the package what belongs to types that are not declared in it, or not shown.
func (r *reader) gather() {
	for _, t := range r.types {
		if t.decl != nil && r.shown(t.name) {
			continue
		}
		if t.decl == nil || !r.shown(t.name) {
			r.values = append(r.values, t.values...)
			for name, f := range t.funcs {
				if r.funcs[name] == nil {
					r.funcs[name] = f
				}
			}
		}
	}
	sort.SliceStable(r.values, func(i, j int) bool { return r.values[i].order < r.values[j].order })
}

// methodsOf are a type's own methods and those of what it embeds: of exported types, where all methods
// are wanted, and of those that are not shown. One that is found twice at a level is none.
func (r *reader) methodsOf(t *namedType) []*Func {
	all := map[string]*Func{}
	for name, f := range t.methods {
		all[name] = f
	}
	type step struct {
		t       *namedType
		pointer bool
	}
	seen := map[*namedType]bool{t: true}
	level := []step{{t, false}}
	for depth := 1; len(level) > 0; depth++ {
		found := map[string]*Func{}
		var next []step
		for _, s := range level {
			for _, e := range s.t.embedded {
				inner := r.types[e.name]
				if inner == nil || seen[inner] {
					continue
				}
				seen[inner] = true
				pointer := s.pointer || e.pointer
				next = append(next, step{inner, pointer})
				if r.mode&AllMethods == 0 && ast.IsExported(inner.name) {
					continue
				}
				for name, f := range inner.methods {
					promoted := *f
					promoted.Level = depth
					promoted.Recv = t.name
					if strings.HasPrefix(f.Orig, "*") && !pointer {
						promoted.Recv = "*" + t.name
					}
					promoted.Decl = withReceiver(f.Decl, promoted.Recv)
					if found[name] != nil {
						found[name] = &Func{}
						continue
					}
					found[name] = &promoted
				}
			}
		}
		for name, f := range found {
			if all[name] == nil {
				all[name] = f
			}
		}
		level = next
	}
	return sorted(all)
}

// withReceiver is a method's declaration as if it were a receiver's own.
func withReceiver(d *ast.FuncDecl, recv string) *ast.FuncDecl {
	own := *d
	field := *d.Recv.List[0]
	field.Type = ast.NewIdent(strings.TrimPrefix(recv, "*"))
	if strings.HasPrefix(recv, "*") {
		field.Type = &ast.StarExpr{X: field.Type}
	}
	own.Recv = &ast.FieldList{List: []*ast.Field{&field}}
	return &own
}
