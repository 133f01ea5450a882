package doc

import (
	"go/ast"
	"go/token"
	"regexp"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"
)

// Example is an example function of a test file.
type Example struct {
	Name        string // what it is an example of
	Suffix      string // without the underscore
	Doc         string
	Code        ast.Node
	Play        *ast.File // a whole program; nil where the file is not one
	Comments    []*ast.CommentGroup
	Output      string
	Unordered   bool
	EmptyOutput bool // nothing is to be printed
	Order       int  // in the source
}

var outputMark = regexp.MustCompile(`(?i)^[[:space:]]*(unordered )?output:`)

// Examples finds the examples of files, in order of their names.
func Examples(testFiles ...*ast.File) []*Example {
	var all []*Example
	for _, file := range testFiles {
		tests, others := false, 0
		var own []*Example
		for _, decl := range file.Decls {
			if g, ok := decl.(*ast.GenDecl); ok && g.Tok != token.IMPORT {
				others++
				continue
			}
			f, ok := decl.(*ast.FuncDecl)
			if !ok || f.Recv != nil {
				continue
			}
			others++
			name := f.Name.Name
			if isTest(name, "Test") || isTest(name, "Benchmark") || isTest(name, "Fuzz") {
				tests = true
				continue
			}
			if !isTest(name, "Example") || len(f.Type.Params.List) != 0 || f.Body == nil {
				continue
			}
			text, unordered, there := outputOf(f.Body, file.Comments)
			own = append(own, &Example{
				Name: name[len("Example"):], Doc: f.Doc.Text(), Code: f.Body, Comments: file.Comments, Output: text,
				Unordered: unordered, EmptyOutput: text == "" && there, Order: len(own),
			})
		}
		// One example with what it needs around it is shown as a file.
		if !tests && others > 1 && len(own) == 1 {
			own[0].Code, own[0].Play = file, asProgram(file, own[0].Name)
		}
		all = append(all, own...)
	}
	sort.Slice(all, func(i, j int) bool { return all[i].Name < all[j].Name })
	return all
}

// asProgram is the file with its example as the function main.
func asProgram(file *ast.File, name string) *ast.File {
	var decls []ast.Decl
	for _, decl := range file.Decls {
		if f, ok := decl.(*ast.FuncDecl); ok && f.Recv == nil && f.Name.Name == "Example"+name {
			main, body := *f, *f.Body
			// The comment about output is gone, and the body ends where it began.
			for _, group := range file.Comments {
				if body.Pos() <= group.Pos() && group.End() <= body.End() && outputMark.MatchString(group.Text()) {
					body.Rbrace = group.Pos()
				}
			}
			main.Name, main.Body = ast.NewIdent("main"), &body
			decl = &main
		}
		decls = append(decls, decl)
	}
	program := *file
	program.Name, program.Decls, program.Comments = ast.NewIdent("main"), decls, nil
	for _, group := range file.Comments {
		if !outputMark.MatchString(group.Text()) {
			program.Comments = append(program.Comments, group)
		}
	}
	return &program
}

// isTest tells whether a name is one of its kind: no small letter comes behind.
func isTest(name, prefix string) bool {
	if !strings.HasPrefix(name, prefix) {
		return false
	}
	r, _ := utf8.DecodeRuneInString(name[len(prefix):])
	return len(name) == len(prefix) || !unicode.IsLower(r)
}

// outputOf is what the last comment in a body says that is printed.
func outputOf(body *ast.BlockStmt, comments []*ast.CommentGroup) (text string, unordered, there bool) {
	var last *ast.CommentGroup
	for _, group := range comments {
		if body.Pos() <= group.Pos() && group.End() <= body.End() {
			last = group
		}
	}
	if last == nil {
		return "", false, false
	}
	text = last.Text()
	at := outputMark.FindStringSubmatchIndex(text)
	if at == nil {
		return "", false, false
	}
	// What stands on the line of the word itself loses its blanks.
	text = strings.TrimLeft(text[at[1]:], " ")
	return strings.TrimPrefix(text, "\n"), at[2] != -1, true
}
