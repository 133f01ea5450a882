package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/token"
	"sort"
)

const src = `// the very first comment

// package p

package p /* the name is p */

// imports
import (
	"bytes"     // bytes
	"fmt"       // fmt
	"go/ast"
	"go/parser"
)

// T
type T struct {
	a, b, c int // associated with a, b, c
	// associated with x, y
	x, y float64    // float values
	z    complex128 // complex value
}
// also associated with T

// x
var x = 0 // x = 0
// also associated with x

// f1
func f1() {
	/* associated with s1 */
	s1()
	// also associated with s1
	
	// associated with s2
	
	// also associated with s2
	s2() // line comment for s2
	if a /* cond */ {
		// empty

	} // after if
	switch x {
	// before case
	case 1: // one
		g() // g
		// after g

	default:
		// only
	}
}
// associated with f1
// also f1

// associated with f2
func f2() {
}

func f3() {
	i := 1 /* 1 */ + 2 // addition
}

// the very last comment
`

func main() {
	fset := token.NewFileSet()
	f, err := parser.ParseFile(fset, "p.go", src, parser.ParseComments)
	if err != nil {
		fmt.Println(err)
		return
	}
	cmap := ast.NewCommentMap(fset, f, f.Comments)
	var lines []string
	for n, list := range cmap {
		for _, g := range list {
			lines = append(lines, fmt.Sprintf("%4d %-22T %v %q", fset.Position(g.Pos()).Line, n, fset.Position(n.Pos()), g.Text()))
		}
	}
	sort.Strings(lines)
	for _, l := range lines {
		fmt.Println(l)
	}
	fmt.Println(len(cmap.Comments()) == len(f.Comments))
	// Without a variable and a function their comments are gone, too.
	for i, d := range f.Decls {
		if g, ok := d.(*ast.GenDecl); ok && g.Tok == token.VAR {
			copy(f.Decls[i:], f.Decls[i+1:])
			f.Decls = f.Decls[:len(f.Decls)-1]
			break
		}
	}
	f.Comments = cmap.Filter(f).Comments()
	var out bytes.Buffer
	format.Node(&out, fset, f)
	fmt.Println(out.String())
	fn := f.Decls[len(f.Decls)-1]
	other := &ast.FuncDecl{Name: ast.NewIdent("other"), Type: &ast.FuncType{}}
	cmap.Update(fn, other)
	fmt.Println(len(cmap[fn]), len(cmap[other]))
	fmt.Println(ast.NewCommentMap(fset, f, nil) == nil)
}
