// Syntax trees as text: whole files, parts of them, and single nodes.
package main

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/format"
	"go/parser"
	"go/printer"
	"go/token"
	"os"
)

const messy = `// Package doc.
package   p
import ("os";"fmt"
 str "strings" // renamed
)
const (
a=1
 bb, c   int = 2 ,3 // two
  // doc d
d = "x"
)
type T struct { a int; b, c string
   // doc
   ddd map[string]struct{}; e func(int) (error) // e
*str.Reader // embedded


 F interface { M(); N(a,b int) string }
}
type s struct{ a int }
var x=a+b*c+d[ i+1 : j ]+f(a+b,c*d)-(-x)
var m = map[string]int{"a":1,"bbbbb":2,
"c":3, // c
"dddddddddd":4,
}
func f (a,b int,c ...string)(x int,err error){
if (a==b) {return}
if x:=f(a); x>0 { y() } else if z { w() } else { v() }
for i:=0;i<10;i++ { a[i]=b[i+1:]+c[:i]*2 }
for ;; { break }
for k,v:=range m {_,_=k,v}
switch x:=y.(type) { case int: 
default:
 // only comment
}
L: for { goto L }
select { case <-c: case x=<-d: z() 
case e<-1:
}
x.
a().
b(func() {
  c()
})
y:=f(a,
 b,
  c)
z := a &&
b||
 c && d
a()  /* c1 */ ; b() // c2
bb() // c3

 
  /*
   * stars
   * more
   */
var q = a / *b | c<<3 & ^d
f(a...)
return func(a int) int { return a+1 }, nil
}
func (t *T)  m() { a(); b() }
// trailing
`

func main() {
	out, err := format.Source([]byte(messy))
	fmt.Printf("%s%v\n", out, err)
	again, err := format.Source(out)
	fmt.Println(bytes.Equal(out, again), err)

	for _, part := range []string{
		"\n\n\tx:=1\n\tif x>0 {y()}\n\n", "var  x=1\nfunc f(){\nx++}\n", "  a  +=b*c+1", "x := )", "package p; func",
	} {
		out, err := format.Source([]byte(part))
		fmt.Printf("%q %v\n", out, err)
	}

	fset := token.NewFileSet()
	file, err := parser.ParseFile(fset, "messy.go", messy, parser.ParseComments)
	if err != nil {
		fmt.Println(err)
	}
	for _, d := range file.Decls {
		if f, ok := d.(*ast.FuncDecl); ok {
			for _, s := range f.Body.List[:4] {
				printer.Fprint(os.Stdout, fset, s)
				fmt.Println()
			}
			cfg := printer.Config{Mode: printer.UseSpaces, Tabwidth: 4, Indent: 1}
			cfg.Fprint(os.Stdout, fset, &printer.CommentedNode{Node: f, Comments: file.Comments})
			fmt.Println()
			break
		}
	}
	(&printer.Config{Mode: printer.RawFormat}).Fprint(os.Stdout, fset, file.Decls[2])
	fmt.Println()
	fmt.Println(format.Node(os.Stdout, fset, file.Decls[1]))
	fmt.Println(printer.Fprint(os.Stdout, fset, 1))

	e, _ := parser.ParseExpr("f ( a+b*c,T{1,2:3} ,x [1 :n] )")
	printer.Fprint(os.Stdout, token.NewFileSet(), e)
	fmt.Println()
	made := &ast.BinaryExpr{
		X:  &ast.BinaryExpr{X: ast.NewIdent("a"), Op: token.ADD, Y: ast.NewIdent("b")},
		Op: token.MUL,
		Y:  &ast.CallExpr{Fun: ast.NewIdent("f"), Args: []ast.Expr{ast.NewIdent("x"), ast.NewIdent("y")}},
	}
	printer.Fprint(os.Stdout, token.NewFileSet(), made)
	fmt.Println()
}
