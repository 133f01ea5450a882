// What a program calls, and how the text gets out.

// Package printer writes syntax trees as gofmt's text.
package printer

import (
	"fmt"
	"go/ast"
	"go/token"
	"io"
	"text/tabwriter"
)

// Mode says how text is written.
type Mode uint

const (
	RawFormat Mode = 1 << iota // columns are not aligned
	TabIndent                  // lines begin with tabs, whatever UseSpaces says
	UseSpaces                  // columns are aligned by spaces
	SourcePos                  // line directives tell where the text was
)

// Config is how text is written: Tabwidth is a column's least width, Indent
// what all lines begin with.
type Config struct {
	Mode     Mode
	Tabwidth int
	Indent   int
}

// CommentedNode is a node of a file with the file's comments, of which those in
// the node are written.
type CommentedNode struct {
	Node     interface{}
	Comments []*ast.CommentGroup
}

// Fprint writes a node: *ast.File, *CommentedNode, []ast.Decl, []ast.Stmt, or
// what is ast.Expr, ast.Decl, ast.Spec or ast.Stmt.
func Fprint(output io.Writer, fset *token.FileSet, node interface{}) error {
	return (&Config{Tabwidth: 8}).Fprint(output, fset, node)
}

// Fprint writes a node as the function of that name does.
func (cfg *Config) Fprint(output io.Writer, fset *token.FileSet, node interface{}) error {
	return cfg.fprint(output, fset, node, make(map[ast.Node]int))
}

func (cfg *Config) fprint(output io.Writer, fset *token.FileSet, node interface{}, widths map[ast.Node]int) error {
	p := newPrinter(cfg, fset, widths)
	if err := p.root(node); err != nil {
		return err
	}
	p.finish()

	// Blanks at a line's end must reach the tabwriter, for they make columns.
	t := &trimmer{out: output}
	output = t
	if cfg.Mode&RawFormat == 0 {
		least, pad, flags := cfg.Tabwidth, byte('\t'), tabwriter.DiscardEmptyColumns
		if cfg.Mode&UseSpaces != 0 {
			pad = ' '
		}
		if cfg.Mode&TabIndent != 0 {
			least = 0
			flags |= tabwriter.TabIndent
		}
		output = tabwriter.NewWriter(output, least, cfg.Tabwidth, 1, pad, flags)
	}
	if _, err := output.Write(p.out); err != nil {
		return err
	}
	if w, ok := output.(*tabwriter.Writer); ok {
		if err := w.Flush(); err != nil {
			return err
		}
	}
	return t.flush()
}

// root writes what Fprint was given.
func (p *printer) root(node interface{}) error {
	if c, ok := node.(*CommentedNode); ok {
		node = c.Node
		p.comments = c.Comments
		if n, ok := node.(ast.Node); ok {
			if _, whole := n.(*ast.File); !whole {
				p.comments = within(n, c.Comments)
			}
		}
	} else if f, ok := node.(*ast.File); ok {
		p.comments = f.Comments
	}
	p.own = p.comments == nil
	p.nextGroup()

	switch n := node.(type) {
	case ast.Expr:
		p.expr(n)
	case ast.Stmt:
		// A label goes one step out.
		if _, ok := n.(*ast.LabeledStmt); ok {
			p.depth = 1
		}
		p.stmt(n, false)
	case ast.Decl:
		p.decl(n)
	case ast.Spec:
		p.spec(n, 1, false)
	case []ast.Stmt:
		for _, s := range n {
			if _, ok := s.(*ast.LabeledStmt); ok {
				p.depth = 1
			}
		}
		p.stmts(n, false, false)
	case []ast.Decl:
		p.decls(n)
	case *ast.File:
		p.file(n)
	default:
		return fmt.Errorf("go/printer: unsupported node type %T", node)
	}
	return nil
}

// within gives the comments that belong to a node, with its doc comment and the
// one behind its last part.
func within(n ast.Node, all []*ast.CommentGroup) []*ast.CommentGroup {
	from, to := n.Pos(), n.End()
	if doc := docOf(n); doc != nil {
		from = doc.Pos()
	}
	if last := lastComment(n); last != nil && last.End() > to {
		to = last.End()
	}
	i := 0
	for i < len(all) && all[i].End() < from {
		i++
	}
	j := i
	for j < len(all) && all[j].Pos() < to {
		j++
	}
	if i == j {
		return nil
	}
	return all[i:j]
}

func docOf(n ast.Node) *ast.CommentGroup {
	switch n := n.(type) {
	case *ast.Field:
		return n.Doc
	case *ast.ImportSpec:
		return n.Doc
	case *ast.ValueSpec:
		return n.Doc
	case *ast.TypeSpec:
		return n.Doc
	case *ast.GenDecl:
		return n.Doc
	case *ast.FuncDecl:
		return n.Doc
	case *ast.File:
		return n.Doc
	}
	return nil
}

func lastComment(n ast.Node) *ast.CommentGroup {
	switch n := n.(type) {
	case *ast.Field:
		return n.Comment
	case *ast.ImportSpec:
		return n.Comment
	case *ast.ValueSpec:
		return n.Comment
	case *ast.TypeSpec:
		return n.Comment
	case *ast.GenDecl:
		if k := len(n.Specs); k > 0 {
			return lastComment(n.Specs[k-1])
		}
	case *ast.File:
		if k := len(n.Comments); k > 0 {
			return n.Comments[k-1]
		}
	}
	return nil
}

// trimmer drops blanks before line ends and the marks around literals, and makes
// of the tabwriter's control characters what they stand for.
type trimmer struct {
	out     io.Writer
	text    []byte
	blanks  []byte
	literal bool
}

func (t *trimmer) Write(data []byte) (int, error) {
	for _, c := range data {
		if c == tabwriter.Escape {
			t.literal = !t.literal
			t.text = append(t.text, t.blanks...)
			t.blanks = t.blanks[:0]
			continue
		}
		if !t.literal {
			switch c {
			case '\v':
				c = '\t'
			case '\f':
				c = '\n'
			}
			switch c {
			case ' ', '\t':
				t.blanks = append(t.blanks, c)
				continue
			case '\n':
				t.blanks = t.blanks[:0]
			}
			if len(t.blanks) > 0 {
				t.text = append(t.text, t.blanks...)
				t.blanks = t.blanks[:0]
			}
		}
		t.text = append(t.text, c)
	}
	return len(data), nil
}

func (t *trimmer) flush() error {
	_, err := t.out.Write(t.text)
	return err
}

// lineDirective is what SourcePos puts before a line.
func lineDirective(pos token.Position) string {
	return fmt.Sprintf("//line %s:%d\n", pos.Filename, pos.Line)
}
