// Sources as gofmt writes them.

// Package format gives Go's sources their usual form.
package format

import (
	"bytes"
	"fmt"
	"go/ast"
	"go/parser"
	"go/printer"
	"go/token"
	"io"
	"strings"
)

var config = printer.Config{Mode: printer.UseSpaces | printer.TabIndent, Tabwidth: 8}

// Node writes a node, with the imports of a file sorted; a file whose imports are
// many is not changed by that, it is parsed anew.
func Node(dst io.Writer, fset *token.FileSet, node interface{}) error {
	var file *ast.File
	var with *printer.CommentedNode
	switch n := node.(type) {
	case *ast.File:
		file = n
	case *printer.CommentedNode:
		if f, ok := n.Node.(*ast.File); ok {
			file, with = f, n
		}
	}
	if file != nil && groupedImports(file) {
		var buf bytes.Buffer
		if err := config.Fprint(&buf, fset, file); err != nil {
			return err
		}
		parsed, err := parser.ParseFile(fset, "", buf.Bytes(), parser.ParseComments)
		if err != nil {
			return fmt.Errorf("format.Node internal error (%s)", err)
		}
		ast.SortImports(fset, parsed)
		node = parsed
		if with != nil {
			node = &printer.CommentedNode{Node: parsed, Comments: with.Comments}
		}
	}
	return config.Fprint(dst, fset, node)
}

func groupedImports(f *ast.File) bool {
	for _, d := range f.Decls {
		g, ok := d.(*ast.GenDecl)
		if !ok || g.Tok != token.IMPORT {
			return false // imports come first
		}
		if g.Lparen.IsValid() {
			return true
		}
	}
	return false
}

// Source formats a file, or declarations or statements alone; these keep the
// space around them, and are indented as their first line is.
func Source(src []byte) ([]byte, error) {
	fset := token.NewFileSet()
	whole, err := parser.ParseFile(fset, "", src, parser.ParseComments)
	if err == nil {
		ast.SortImports(fset, whole)
		var buf bytes.Buffer
		if err := config.Fprint(&buf, fset, whole); err != nil {
			return nil, err
		}
		return buf.Bytes(), nil
	}
	if !strings.Contains(err.Error(), "expected 'package'") {
		return nil, err
	}
	// The words before the source are on its first line, so that lines are right
	// in errors.
	const head = "package p;"
	file, err := parser.ParseFile(fset, "", head+string(src), parser.ParseComments)
	if err == nil {
		ast.SortImports(fset, file)
		return partial(fset, file, src, 0, "package p\n", "")
	}
	if !strings.Contains(err.Error(), "expected declaration") {
		return nil, err
	}
	file, err = parser.ParseFile(fset, "", head+" func _() {"+string(src)+"\n\n}", parser.ParseComments)
	if err != nil {
		return nil, err
	}
	ast.SortImports(fset, file)
	return partial(fset, file, src, -1, "package p\n\nfunc _() {", "}\n")
}

// partial formats a part: it takes from a file's text what is not the part's, and
// gives the part its own space and indent.
func partial(fset *token.FileSet, file *ast.File, src []byte, extra int, before, after string) ([]byte, error) {
	// Where the code begins: on the line of the first byte that is no space.
	start := 0
	for start < len(src) && isSpace(src[start]) {
		start++
	}
	line := start
	for line > 0 && src[line-1] != '\n' {
		line--
	}
	var result []byte
	result = append(result, src[:line]...)
	indent, blank := 0, false
	for _, c := range src[line:start] {
		switch c {
		case ' ':
			blank = true
		case '\t':
			indent++
		}
	}
	if indent == 0 && blank {
		indent = 1
	}
	for i := 0; i < indent; i++ {
		result = append(result, '\t')
	}
	cfg := config
	cfg.Indent = indent + extra
	var buf bytes.Buffer
	if err := cfg.Fprint(&buf, fset, file); err != nil {
		return nil, err
	}
	text := buf.Bytes()
	if n := strings.Index(string(text), strings.TrimRight(before, "\n")); n >= 0 {
		text = text[n+len(strings.TrimRight(before, "\n")):]
	}
	if after != "" {
		text = bytes.TrimRight(text, " \t\n")
		text = bytes.TrimSuffix(text, []byte("}"))
	}
	result = append(result, bytes.TrimSpace(text)...)

	end := len(src)
	for end > start && isSpace(src[end-1]) {
		end--
	}
	return append(result, src[end:]...), nil
}

func isSpace(c byte) bool { return c == ' ' || c == '\t' || c == '\n' || c == '\r' }
