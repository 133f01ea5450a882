// Finds what names stand for within a file.

package parser

import (
	"fmt"
	"go/ast"
	"go/token"
)

// resolver walks through a file with the scopes that are open.
type resolver struct {
	file       *token.File
	complain   func(token.Pos, string) // nil: nobody wants to know
	pkg        *ast.Scope
	top        *ast.Scope
	unresolved []*ast.Ident

	labels *ast.Scope
	gotos  [][]*ast.Ident
}

// pending stands for a name whose object may still come.
var pending = new(ast.Object)

func resolve(f *ast.File, file *token.File, complain func(token.Pos, string)) {
	r := &resolver{file: file, complain: complain}
	r.pkg = ast.NewScope(nil)
	r.top = r.pkg
	for _, d := range f.Decls {
		ast.Walk(r, d)
	}
	// What is declared later in the file is found now.
	rest := r.unresolved[:0]
	for _, id := range r.unresolved {
		if id.Obj = r.pkg.Lookup(id.Name); id.Obj == nil {
			rest = append(rest, id)
		}
	}
	f.Scope = r.pkg
	f.Unresolved = rest
}

func (r *resolver) open() { r.top = ast.NewScope(r.top) }
func (r *resolver) shut() { r.top = r.top.Outer }

func (r *resolver) openLabels() {
	r.labels = ast.NewScope(r.labels)
	r.gotos = append(r.gotos, nil)
}

func (r *resolver) shutLabels() {
	n := len(r.gotos) - 1
	for _, id := range r.gotos[n] {
		id.Obj = r.labels.Lookup(id.Name)
		if id.Obj == nil && r.complain != nil {
			r.complain(id.Pos(), "label "+id.Name+" undefined")
		}
	}
	r.gotos = r.gotos[:n]
	r.labels = r.labels.Outer
}

func (r *resolver) declare(decl, data interface{}, scope *ast.Scope, kind ast.ObjKind, ids ...*ast.Ident) {
	for _, id := range ids {
		if id.Obj != nil && id.Obj != pending {
			panic(fmt.Sprintf("%v: identifier %s already declared or resolved", id.Pos(), id.Name))
		}
		obj := ast.NewObj(kind, id.Name)
		obj.Decl = decl
		if _, ok := decl.(*ast.Ident); !ok {
			id.Obj = obj
		}
		obj.Data = data
		if id.Name == "_" {
			continue
		}
		if alt := scope.Insert(obj); alt != nil && r.complain != nil {
			other := ""
			if pos := alt.Pos(); pos.IsValid() {
				other = "\n\tprevious declaration at " + r.file.Position(pos).String()
			}
			r.complain(id.Pos(), id.Name+" redeclared in this block"+other)
		}
	}
}

// define declares the new names of a :=.
func (r *resolver) define(s *ast.AssignStmt) {
	fresh := 0
	for _, x := range s.Lhs {
		id, ok := x.(*ast.Ident)
		if !ok {
			continue
		}
		obj := ast.NewObj(ast.Var, id.Name)
		obj.Decl = s
		id.Obj = obj
		if id.Name == "_" {
			continue
		}
		if alt := r.top.Insert(obj); alt != nil {
			id.Obj = alt
		} else {
			fresh++
		}
	}
	if fresh == 0 && r.complain != nil {
		r.complain(s.Lhs[0].Pos(), "no new variables on left side of :=")
	}
}

// use finds a name's object; if later tells, it may come later in the file.
func (r *resolver) use(id *ast.Ident, later bool) {
	if id.Obj != nil && id.Obj != pending || id.Name == "_" {
		return
	}
	for s := r.top; s != nil; s = s.Outer {
		if obj := s.Lookup(id.Name); obj != nil {
			id.Obj = obj
			return
		}
	}
	if later {
		id.Obj = pending
		r.unresolved = append(r.unresolved, id)
	}
}

func (r *resolver) exprs(list []ast.Expr) {
	for _, x := range list {
		ast.Walk(r, x)
	}
}

// maybe resolves a statement that may be missing.
func (r *resolver) maybe(s ast.Stmt) {
	if s != nil {
		ast.Walk(r, s)
	}
}

func (r *resolver) stmts(list []ast.Stmt) {
	for _, s := range list {
		ast.Walk(r, s)
	}
}

// function resolves a function's type and body in a scope of its own.
func (r *resolver) function(recv *ast.FieldList, t *ast.FuncType, body *ast.BlockStmt) {
	r.open()
	r.fieldTypes(recv)
	r.fieldTypes(t.Params)
	r.fieldTypes(t.Results)
	r.fieldNames(recv)
	r.fieldNames(t.Params)
	r.fieldNames(t.Results)
	if body != nil {
		r.openLabels()
		r.stmts(body.List)
		r.shutLabels()
	}
	r.shut()
}

func (r *resolver) fieldTypes(l *ast.FieldList) {
	if l != nil {
		for _, f := range l.List {
			if f.Type != nil {
				ast.Walk(r, f.Type)
			}
		}
	}
}

func (r *resolver) fieldNames(l *ast.FieldList) {
	if l != nil {
		for _, f := range l.List {
			r.declare(f, nil, r.top, ast.Var, f.Names...)
		}
	}
}

// Visit resolves a node; nodes with names of their own are gone through here.
func (r *resolver) Visit(node ast.Node) ast.Visitor {
	switch n := node.(type) {
	case *ast.Ident:
		r.use(n, true)
	case *ast.FuncLit:
		r.function(nil, n.Type, n.Body)
		return nil
	case *ast.SelectorExpr:
		ast.Walk(r, n.X)
		return nil // what is selected depends on types
	case *ast.StructType:
		r.fieldTypes(n.Fields)
		r.members(n.Fields, ast.Var)
		return nil
	case *ast.InterfaceType:
		r.fieldTypes(n.Methods)
		r.members(n.Methods, ast.Fun)
		return nil
	case *ast.FuncType:
		r.function(nil, n, nil)
		return nil
	case *ast.CompositeLit:
		if n.Type != nil {
			ast.Walk(r, n.Type)
		}
		for _, e := range n.Elts {
			if kv, ok := e.(*ast.KeyValueExpr); ok {
				// A key may be a field: it is looked for, but not missed.
				if id, ok := kv.Key.(*ast.Ident); ok {
					r.use(id, false)
				} else {
					ast.Walk(r, kv.Key)
				}
				ast.Walk(r, kv.Value)
			} else {
				ast.Walk(r, e)
			}
		}
		return nil
	case *ast.BlockStmt:
		r.open()
		r.stmts(n.List)
		r.shut()
		return nil
	case *ast.LabeledStmt:
		r.declare(n, nil, r.labels, ast.Lbl, n.Label)
		ast.Walk(r, n.Stmt)
		return nil
	case *ast.AssignStmt:
		r.exprs(n.Rhs)
		if n.Tok == token.DEFINE {
			r.define(n)
		} else {
			r.exprs(n.Lhs)
		}
		return nil
	case *ast.BranchStmt:
		if n.Label != nil && n.Tok != token.FALLTHROUGH {
			i := len(r.gotos) - 1
			r.gotos[i] = append(r.gotos[i], n.Label)
		}
		return nil
	case *ast.IfStmt:
		r.open()
		r.maybe(n.Init)
		ast.Walk(r, n.Cond)
		ast.Walk(r, n.Body)
		r.maybe(n.Else)
		r.shut()
		return nil
	case *ast.CaseClause:
		r.exprs(n.List)
		r.open()
		r.stmts(n.Body)
		r.shut()
		return nil
	case *ast.SwitchStmt:
		r.open()
		r.maybe(n.Init)
		if n.Tag != nil {
			// The cases do not see what the tag may declare, in case of errors.
			r.open()
			ast.Walk(r, n.Tag)
			r.shut()
		}
		r.stmts(n.Body.List)
		r.shut()
		return nil
	case *ast.TypeSwitchStmt:
		r.open()
		r.maybe(n.Init)
		r.open()
		ast.Walk(r, n.Assign)
		r.stmts(n.Body.List)
		r.shut()
		r.shut()
		return nil
	case *ast.CommClause:
		r.open()
		r.maybe(n.Comm)
		r.stmts(n.Body)
		r.shut()
		return nil
	case *ast.SelectStmt:
		r.stmts(n.Body.List)
		return nil
	case *ast.ForStmt:
		r.open()
		r.maybe(n.Init)
		if n.Cond != nil {
			ast.Walk(r, n.Cond)
		}
		r.maybe(n.Post)
		ast.Walk(r, n.Body)
		r.shut()
		return nil
	case *ast.RangeStmt:
		r.rangeStmt(n)
		return nil
	case *ast.GenDecl:
		r.genDecl(n)
		return nil
	case *ast.FuncDecl:
		r.funcDecl(n)
		return nil
	default:
		return r
	}
	return nil
}

// members declares fields or methods in a scope that nobody sees.
func (r *resolver) members(l *ast.FieldList, kind ast.ObjKind) {
	scope := ast.NewScope(nil)
	for _, f := range l.List {
		r.declare(f, nil, scope, kind, f.Names...)
	}
}

func (r *resolver) rangeStmt(n *ast.RangeStmt) {
	r.open()
	ast.Walk(r, n.X)
	var lhs []ast.Expr
	if n.Key != nil {
		lhs = append(lhs, n.Key)
	}
	if n.Value != nil {
		lhs = append(lhs, n.Value)
	}
	if len(lhs) > 0 {
		if n.Tok == token.DEFINE {
			// Objects know such a declaration as an assignment.
			as := &ast.AssignStmt{
				Lhs: lhs, Tok: token.DEFINE, TokPos: n.TokPos,
				Rhs: []ast.Expr{&ast.UnaryExpr{Op: token.RANGE, X: n.X}},
			}
			r.define(as)
		} else {
			r.exprs(lhs)
		}
	}
	ast.Walk(r, n.Body)
	r.shut()
}

func (r *resolver) genDecl(n *ast.GenDecl) {
	switch n.Tok {
	case token.CONST, token.VAR:
		for i, spec := range n.Specs {
			s := spec.(*ast.ValueSpec)
			r.exprs(s.Values)
			if s.Type != nil {
				ast.Walk(r, s.Type)
			}
			if n.Tok == token.CONST {
				r.declare(s, i, r.top, ast.Con, s.Names...)
			} else {
				r.declare(s, i, r.top, ast.Var, s.Names...)
			}
		}
	case token.TYPE:
		for _, spec := range n.Specs {
			s := spec.(*ast.TypeSpec)
			// A type may speak of itself.
			r.declare(s, nil, r.top, ast.Typ, s.Name)
			ast.Walk(r, s.Type)
		}
	}
}

func (r *resolver) funcDecl(n *ast.FuncDecl) {
	r.function(n.Recv, n.Type, n.Body)
	if n.Recv == nil && n.Name.Name != "init" {
		r.declare(n, nil, r.pkg, ast.Fun, n.Name)
	}
}
