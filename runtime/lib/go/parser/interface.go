// What can be parsed.

// Package parser makes trees of Go's sources.
package parser

import (
	"bytes"
	"errors"
	"go/ast"
	"go/token"
	"io"
	"io/ioutil"
	"os"
	"path/filepath"
	"strings"
)

// Mode says how much is parsed.
type Mode uint

// The modes.
const (
	PackageClauseOnly    Mode = 1 << iota
	ImportsOnly               // up to the imports
	ParseComments             // keep comments
	Trace                     // show what is parsed
	DeclarationErrors         // tell of what is declared twice
	SpuriousErrors            // all errors
	SkipObjectResolution      // leave names alone

	AllErrors = SpuriousErrors
)

// source reads what is to be parsed.
func source(filename string, src interface{}) ([]byte, error) {
	switch s := src.(type) {
	case nil:
		return ioutil.ReadFile(filename)
	case string:
		return []byte(s), nil
	case []byte:
		return s, nil
	case *bytes.Buffer:
		if s != nil {
			return s.Bytes(), nil
		}
	case io.Reader:
		return ioutil.ReadAll(s)
	}
	return nil, errors.New("invalid source")
}

// finish is deferred: it ends the panic of a parser that has given up, and hands over what it found wrong.
func (p *parser) finish(err *error) {
	if e := recover(); e != nil {
		if _, ok := e.(bailout); !ok {
			panic(e)
		}
	}
	p.errors.Sort()
	*err = p.errors.Err()
}

// ParseFile parses a file: src if it is not nil, a string, []byte or io.Reader.
// What could be understood is given with the errors, a scanner.ErrorList.
func ParseFile(fset *token.FileSet, filename string, src interface{}, mode Mode) (f *ast.File, err error) {
	if fset == nil {
		panic("parser.ParseFile: no token.FileSet provided (fset == nil)")
	}
	text, err := source(filename, src)
	if err != nil {
		return nil, err
	}
	p := &parser{}
	defer func() {
		if f == nil {
			f = &ast.File{Name: new(ast.Ident), Scope: ast.NewScope(nil)}
		}
	}()
	defer p.finish(&err)
	p.init(fset, filename, text, mode)
	f = p.parseFile()
	return
}

// ParseDir parses the .go files of a directory that filter lets through (nil:
// all) and gives the packages by their names, and the first error.
func ParseDir(fset *token.FileSet, path string, filter func(os.FileInfo) bool, mode Mode) (pkgs map[string]*ast.Package, first error) {
	list, err := ioutil.ReadDir(path)
	if err != nil {
		return nil, err
	}
	pkgs = map[string]*ast.Package{}
	for _, info := range list {
		if info.IsDir() || !strings.HasSuffix(info.Name(), ".go") || filter != nil && !filter(info) {
			continue
		}
		filename := filepath.Join(path, info.Name())
		src, err := ParseFile(fset, filename, nil, mode)
		if err != nil {
			if first == nil {
				first = err
			}
			continue
		}
		name := src.Name.Name
		pkg, ok := pkgs[name]
		if !ok {
			pkg = &ast.Package{Name: name, Files: map[string]*ast.File{}}
			pkgs[name] = pkg
		}
		pkg.Files[filename] = src
	}
	return
}

// ParseExprFrom parses an expression or type.
func ParseExprFrom(fset *token.FileSet, filename string, src interface{}, mode Mode) (expr ast.Expr, err error) {
	if fset == nil {
		panic("parser.ParseExprFrom: no token.FileSet provided (fset == nil)")
	}
	text, err := source(filename, src)
	if err != nil {
		return nil, err
	}
	p := &parser{}
	defer p.finish(&err)
	p.init(fset, filename, text, mode)
	expr = p.parseRhs()
	// A semicolon may have been put at the end.
	if p.tok == token.SEMICOLON && p.lit == "\n" {
		p.next()
	}
	p.expect(token.EOF)
	return
}

// ParseExpr parses an expression or type; its places mean little.
func ParseExpr(x string) (ast.Expr, error) {
	return ParseExprFrom(token.NewFileSet(), "", []byte(x), 0)
}
