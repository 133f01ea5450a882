// What names stand for, as far as a file tells.

package ast

import (
	"bytes"
	"fmt"
	"go/token"
)

// Scope has the objects of a block, and the scope around it.
type Scope struct {
	Outer   *Scope
	Objects map[string]*Object
}

// NewScope makes an empty scope in another.
func NewScope(outer *Scope) *Scope { return &Scope{outer, map[string]*Object{}} }

// Lookup gives the object of that name, of this scope alone.
func (s *Scope) Lookup(name string) *Object { return s.Objects[name] }

// Insert adds an object, unless one has its name: that is given then.
func (s *Scope) Insert(obj *Object) (alt *Object) {
	if alt = s.Objects[obj.Name]; alt == nil {
		s.Objects[obj.Name] = obj
	}
	return alt
}

func (s *Scope) String() string {
	var b bytes.Buffer
	fmt.Fprintf(&b, "scope %p {", s)
	if s != nil && len(s.Objects) > 0 {
		b.WriteString("\n")
		for _, obj := range s.Objects {
			fmt.Fprintf(&b, "\t%s %s\n", obj.Kind, obj.Name)
		}
	}
	b.WriteString("}\n")
	return b.String()
}

// Object is what a name stands for.
type Object struct {
	Kind ObjKind
	Name string
	Decl interface{} // where it is declared: a Field, Spec, FuncDecl, AssignStmt, LabeledStmt or Scope
	Data interface{} // of a constant: its iota; of a package: its Scope
	Type interface{}
}

// NewObj makes an object.
func NewObj(kind ObjKind, name string) *Object { return &Object{Kind: kind, Name: name} }

// Pos gives where the object's name is declared.
func (obj *Object) Pos() token.Pos {
	among := func(names []*Ident) token.Pos {
		for _, n := range names {
			if n.Name == obj.Name {
				return n.Pos()
			}
		}
		return token.NoPos
	}
	switch d := obj.Decl.(type) {
	case *Field:
		return among(d.Names)
	case *ImportSpec:
		if d.Name != nil && d.Name.Name == obj.Name {
			return d.Name.Pos()
		}
		return d.Path.Pos()
	case *ValueSpec:
		return among(d.Names)
	case *TypeSpec:
		return among([]*Ident{d.Name})
	case *FuncDecl:
		return among([]*Ident{d.Name})
	case *LabeledStmt:
		return among([]*Ident{d.Label})
	case *AssignStmt:
		for _, x := range d.Lhs {
			if id, ok := x.(*Ident); ok && id.Name == obj.Name {
				return id.Pos()
			}
		}
	}
	return token.NoPos
}

// ObjKind is a kind of object.
type ObjKind int

// The kinds.
const (
	Bad ObjKind = iota
	Pkg
	Con
	Typ
	Var
	Fun
	Lbl
)

var kindNames = [...]string{"bad", "package", "const", "type", "var", "func", "label"}

func (kind ObjKind) String() string { return kindNames[kind] }
