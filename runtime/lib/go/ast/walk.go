// Going through a tree.

package ast

import "fmt"

// Visitor is called for each node; what it gives is called for the node's
// children, and with nil behind them.
type Visitor interface {
	Visit(node Node) (w Visitor)
}

// Walk goes through a tree, in the order of the source.
func Walk(v Visitor, node Node) {
	if v = v.Visit(node); v == nil {
		return
	}
	expr := func(xs ...Expr) {
		for _, x := range xs {
			if x != nil {
				Walk(v, x)
			}
		}
	}
	all := func(xs []Expr) {
		for _, x := range xs {
			Walk(v, x)
		}
	}
	stmt := func(ss ...Stmt) {
		for _, s := range ss {
			if s != nil {
				Walk(v, s)
			}
		}
	}
	list := func(ss []Stmt) {
		for _, s := range ss {
			Walk(v, s)
		}
	}
	name := func(ids ...*Ident) {
		for _, id := range ids {
			if id != nil {
				Walk(v, id)
			}
		}
	}
	doc := func(g *CommentGroup) {
		if g != nil {
			Walk(v, g)
		}
	}
	fields := func(f *FieldList) {
		if f != nil {
			Walk(v, f)
		}
	}
	switch n := node.(type) {
	case *Comment, *BadExpr, *Ident, *BasicLit, *BadStmt, *EmptyStmt, *BadDecl:
	case *CommentGroup:
		for _, c := range n.List {
			Walk(v, c)
		}
	case *Field:
		doc(n.Doc)
		name(n.Names...)
		expr(n.Type)
		if n.Tag != nil {
			Walk(v, n.Tag)
		}
		doc(n.Comment)
	case *FieldList:
		for _, f := range n.List {
			Walk(v, f)
		}
	case *Ellipsis:
		expr(n.Elt)
	case *FuncLit:
		Walk(v, n.Type)
		Walk(v, n.Body)
	case *CompositeLit:
		expr(n.Type)
		all(n.Elts)
	case *ParenExpr:
		Walk(v, n.X)
	case *SelectorExpr:
		Walk(v, n.X)
		Walk(v, n.Sel)
	case *IndexExpr:
		Walk(v, n.X)
		Walk(v, n.Index)
	case *IndexListExpr:
		Walk(v, n.X)
		all(n.Indices)
	case *SliceExpr:
		Walk(v, n.X)
		expr(n.Low, n.High, n.Max)
	case *TypeAssertExpr:
		Walk(v, n.X)
		expr(n.Type)
	case *CallExpr:
		Walk(v, n.Fun)
		all(n.Args)
	case *StarExpr:
		Walk(v, n.X)
	case *UnaryExpr:
		Walk(v, n.X)
	case *BinaryExpr:
		Walk(v, n.X)
		Walk(v, n.Y)
	case *KeyValueExpr:
		Walk(v, n.Key)
		Walk(v, n.Value)
	case *ArrayType:
		expr(n.Len)
		Walk(v, n.Elt)
	case *StructType:
		Walk(v, n.Fields)
	case *FuncType:
		fields(n.TypeParams)
		fields(n.Params)
		fields(n.Results)
	case *InterfaceType:
		Walk(v, n.Methods)
	case *MapType:
		Walk(v, n.Key)
		Walk(v, n.Value)
	case *ChanType:
		Walk(v, n.Value)
	case *DeclStmt:
		Walk(v, n.Decl)
	case *LabeledStmt:
		Walk(v, n.Label)
		Walk(v, n.Stmt)
	case *ExprStmt:
		Walk(v, n.X)
	case *SendStmt:
		Walk(v, n.Chan)
		Walk(v, n.Value)
	case *IncDecStmt:
		Walk(v, n.X)
	case *AssignStmt:
		all(n.Lhs)
		all(n.Rhs)
	case *GoStmt:
		Walk(v, n.Call)
	case *DeferStmt:
		Walk(v, n.Call)
	case *ReturnStmt:
		all(n.Results)
	case *BranchStmt:
		name(n.Label)
	case *BlockStmt:
		list(n.List)
	case *IfStmt:
		stmt(n.Init)
		Walk(v, n.Cond)
		Walk(v, n.Body)
		stmt(n.Else)
	case *CaseClause:
		all(n.List)
		list(n.Body)
	case *SwitchStmt:
		stmt(n.Init)
		expr(n.Tag)
		Walk(v, n.Body)
	case *TypeSwitchStmt:
		stmt(n.Init)
		Walk(v, n.Assign)
		Walk(v, n.Body)
	case *CommClause:
		stmt(n.Comm)
		list(n.Body)
	case *SelectStmt:
		Walk(v, n.Body)
	case *ForStmt:
		stmt(n.Init)
		expr(n.Cond)
		stmt(n.Post)
		Walk(v, n.Body)
	case *RangeStmt:
		expr(n.Key, n.Value)
		Walk(v, n.X)
		Walk(v, n.Body)
	case *ImportSpec:
		doc(n.Doc)
		name(n.Name)
		Walk(v, n.Path)
		doc(n.Comment)
	case *ValueSpec:
		doc(n.Doc)
		name(n.Names...)
		expr(n.Type)
		all(n.Values)
		doc(n.Comment)
	case *TypeSpec:
		doc(n.Doc)
		Walk(v, n.Name)
		fields(n.TypeParams)
		Walk(v, n.Type)
		doc(n.Comment)
	case *GenDecl:
		doc(n.Doc)
		for _, s := range n.Specs {
			Walk(v, s)
		}
	case *FuncDecl:
		doc(n.Doc)
		fields(n.Recv)
		Walk(v, n.Name)
		Walk(v, n.Type)
		if n.Body != nil {
			Walk(v, n.Body)
		}
	case *File:
		doc(n.Doc)
		Walk(v, n.Name)
		for _, d := range n.Decls {
			Walk(v, d)
		}
	case *Package:
		for _, f := range n.Files {
			Walk(v, f)
		}
	default:
		panic(fmt.Sprintf("ast.Walk: unexpected node type %T", n))
	}
	v.Visit(nil)
}

type inspector func(Node) bool

func (f inspector) Visit(node Node) Visitor {
	if f(node) {
		return f
	}
	return nil
}

// Inspect calls f for each node, and for its children if that is true; behind
// them with nil.
func Inspect(node Node, f func(Node) bool) { Walk(inspector(f), node) }
