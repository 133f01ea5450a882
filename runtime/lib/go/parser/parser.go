// The parser's tokens, comments and declarations.

package parser

import (
	"fmt"
	"go/ast"
	"go/scanner"
	"go/token"
	"strconv"
	"strings"
	"unicode"
)

type parser struct {
	file    *token.File
	errors  scanner.ErrorList
	scanner scanner.Scanner
	mode    Mode
	indent  int

	comments    []*ast.CommentGroup
	leadComment *ast.CommentGroup // right before the token
	lineComment *ast.CommentGroup // behind the one before, on its line

	pos token.Pos
	tok token.Token
	lit string

	stuckAt token.Pos // where skipping ended last
	stuck   int

	exprLev int  // below 0: in the head of a statement, where { begins its body
	inRhs   bool // an expression is wanted
	imports []*ast.ImportSpec
	nesting int
}

// bailout ends parsing: there are too many errors.
type bailout struct{}

// deepest is how far expressions and statements may be within each other.
const deepest = 100000

func (p *parser) deeper() func() {
	if p.nesting++; p.nesting > deepest {
		p.error(p.pos, "exceeded max nesting depth")
		panic(bailout{})
	}
	return func() { p.nesting-- }
}

func (p *parser) init(fset *token.FileSet, filename string, src []byte, mode Mode) {
	p.file = fset.AddFile(filename, -1, len(src))
	var m scanner.Mode
	if mode&ParseComments != 0 {
		m = scanner.ScanComments
	}
	p.scanner.Init(p.file, src, func(pos token.Position, msg string) { p.errors.Add(pos, msg) }, m)
	p.mode = mode
	p.next()
}

// advance reads a token.
func (p *parser) advance() {
	if p.mode&Trace != 0 && p.pos.IsValid() {
		p.trace()
	}
	p.pos, p.tok, p.lit = p.scanner.Scan()
}

func (p *parser) trace() {
	s := p.tok.String()
	switch {
	case p.tok.IsLiteral():
		s += " " + p.lit
	case p.tok.IsOperator(), p.tok.IsKeyword():
		s = `"` + s + `"`
	}
	pos := p.file.Position(p.pos)
	fmt.Printf("%5d:%3d: %s%s\n", pos.Line, pos.Column, strings.Repeat(". ", p.indent), s)
}

// group reads comments with at most n lines' ends between them.
func (p *parser) group(n int) (g *ast.CommentGroup, endline int) {
	g = &ast.CommentGroup{}
	endline = p.file.Line(p.pos)
	for p.tok == token.COMMENT && p.file.Line(p.pos) <= endline+n {
		endline = p.file.Line(p.pos)
		if p.lit[1] == '*' {
			endline += strings.Count(p.lit, "\n")
		}
		g.List = append(g.List, &ast.Comment{Slash: p.pos, Text: p.lit})
		p.advance()
	}
	p.comments = append(p.comments, g)
	return g, endline
}

// next goes to the next token that is no comment.
func (p *parser) next() {
	p.leadComment, p.lineComment = nil, nil
	before := p.pos
	p.advance()
	if p.tok != token.COMMENT {
		return
	}
	var g *ast.CommentGroup
	endline := -1
	if p.file.Line(p.pos) == p.file.Line(before) {
		g, endline = p.group(0)
		if p.file.Line(p.pos) != endline || p.tok == token.EOF {
			p.lineComment = g
		}
	}
	endline = -1
	for p.tok == token.COMMENT {
		g, endline = p.group(1)
	}
	if endline+1 == p.file.Line(p.pos) {
		p.leadComment = g
	}
}

func (p *parser) error(pos token.Pos, msg string) {
	at := p.file.Position(pos)
	if p.mode&AllErrors == 0 {
		n := len(p.errors)
		if n > 0 && p.errors[n-1].Pos.Line == at.Line {
			return // what follows an error is seldom one
		}
		if n > 10 {
			panic(bailout{})
		}
	}
	p.errors.Add(at, msg)
}

func (p *parser) wanted(pos token.Pos, what string) {
	msg := "expected " + what
	if pos == p.pos {
		switch {
		case p.tok == token.SEMICOLON && p.lit == "\n":
			msg += ", found newline"
		case p.tok.IsLiteral():
			msg += ", found " + p.lit
		default:
			msg += ", found '" + p.tok.String() + "'"
		}
	}
	p.error(pos, msg)
}

func (p *parser) expect(tok token.Token) token.Pos {
	pos := p.pos
	if p.tok != tok {
		p.wanted(pos, "'"+tok.String()+"'")
	}
	p.next()
	return pos
}

// expect2 gives no place if the token is not there.
func (p *parser) expect2(tok token.Token) (pos token.Pos) {
	if p.tok == tok {
		pos = p.pos
	} else {
		p.wanted(p.pos, "'"+tok.String()+"'")
	}
	p.next()
	return
}

// expectClosing allows for a comma that is missing at a line's end.
func (p *parser) expectClosing(tok token.Token, context string) token.Pos {
	if p.tok != tok && p.tok == token.SEMICOLON && p.lit == "\n" {
		p.error(p.pos, "missing ',' before newline in "+context)
		p.next()
	}
	return p.expect(tok)
}

func (p *parser) expectSemi() {
	if p.tok == token.RPAREN || p.tok == token.RBRACE {
		return
	}
	switch p.tok {
	case token.COMMA:
		p.wanted(p.pos, "';'")
		p.next()
	case token.SEMICOLON:
		p.next()
	default:
		p.wanted(p.pos, "';'")
		p.skipTo(statementStarts)
	}
}

// atComma tells whether the list goes on; a missing comma is told and forgiven.
func (p *parser) atComma(context string, follow token.Token) bool {
	if p.tok == token.COMMA {
		return true
	}
	if p.tok != follow {
		msg := "missing ','"
		if p.tok == token.SEMICOLON && p.lit == "\n" {
			msg += " before newline"
		}
		p.error(p.pos, msg+" in "+context)
		return true
	}
	return false
}

func setOf(toks ...token.Token) map[token.Token]bool {
	set := map[token.Token]bool{}
	for _, tok := range toks {
		set[tok] = true
	}
	return set
}

var (
	statementStarts = setOf(token.BREAK, token.CONST, token.CONTINUE, token.DEFER, token.FALLTHROUGH, token.FOR, token.GO,
		token.GOTO, token.IF, token.RETURN, token.SELECT, token.SWITCH, token.TYPE, token.VAR)
	declarationStarts = setOf(token.IMPORT, token.CONST, token.TYPE, token.VAR)
	expressionEnds    = setOf(token.COMMA, token.COLON, token.SEMICOLON, token.RPAREN, token.RBRACK, token.RBRACE)
)

// skipTo goes to a token of the set. Where nothing was read since the last time
// it goes on nevertheless, sooner or later.
func (p *parser) skipTo(to map[token.Token]bool) {
	for ; p.tok != token.EOF; p.next() {
		if to[p.tok] {
			if p.pos == p.stuckAt && p.stuck < 10 {
				p.stuck++
				return
			}
			if p.pos > p.stuckAt {
				p.stuckAt, p.stuck = p.pos, 0
				return
			}
		}
	}
}

func (p *parser) safe(pos token.Pos) token.Pos {
	if int(pos) < p.file.Base() || int(pos) > p.file.Base()+p.file.Size() {
		return token.Pos(p.file.Base() + p.file.Size())
	}
	return pos
}

func (p *parser) ident() *ast.Ident {
	pos, name := p.pos, "_"
	if p.tok == token.IDENT {
		name = p.lit
		p.next()
	} else {
		p.expect(token.IDENT)
	}
	return &ast.Ident{NamePos: pos, Name: name}
}

func (p *parser) idents() []*ast.Ident {
	list := []*ast.Ident{p.ident()}
	for p.tok == token.COMMA {
		p.next()
		list = append(list, p.ident())
	}
	return list
}

func (p *parser) parseFile() *ast.File {
	if len(p.errors) > 0 {
		return nil // most likely no Go at all
	}
	doc := p.leadComment
	pos := p.expect(token.PACKAGE)
	name := p.ident()
	if name.Name == "_" && p.mode&DeclarationErrors != 0 {
		p.error(p.pos, "invalid package name _")
	}
	p.expectSemi()
	if len(p.errors) > 0 {
		return nil
	}
	var decls []ast.Decl
	if p.mode&PackageClauseOnly == 0 {
		for p.tok == token.IMPORT {
			decls = append(decls, p.genDecl(token.IMPORT))
		}
		if p.mode&ImportsOnly == 0 {
			last := token.IMPORT
			for p.tok != token.EOF {
				if p.tok == token.IMPORT && last != token.IMPORT {
					p.error(p.pos, "imports must appear before other declarations")
				}
				last = p.tok
				decls = append(decls, p.decl(declarationStarts))
			}
		}
	}
	f := &ast.File{Doc: doc, Package: pos, Name: name, Decls: decls, Imports: p.imports, Comments: p.comments}
	var complain func(token.Pos, string)
	if p.mode&DeclarationErrors != 0 {
		complain = p.error
	}
	if p.mode&SkipObjectResolution == 0 {
		resolve(f, p.file, complain)
	}
	return f
}

func (p *parser) decl(sync map[token.Token]bool) ast.Decl {
	switch p.tok {
	case token.IMPORT, token.CONST, token.VAR, token.TYPE:
		return p.genDecl(p.tok)
	case token.FUNC:
		return p.funcDecl()
	}
	pos := p.pos
	p.wanted(pos, "declaration")
	p.skipTo(sync)
	return &ast.BadDecl{From: pos, To: p.pos}
}

func (p *parser) genDecl(tok token.Token) *ast.GenDecl {
	d := &ast.GenDecl{Doc: p.leadComment, Tok: tok}
	d.TokPos = p.expect(tok)
	if p.tok != token.LPAREN {
		d.Specs = append(d.Specs, p.spec(tok, nil, 0))
		return d
	}
	d.Lparen = p.pos
	p.next()
	for i := 0; p.tok != token.RPAREN && p.tok != token.EOF; i++ {
		d.Specs = append(d.Specs, p.spec(tok, p.leadComment, i))
	}
	d.Rparen = p.expect(token.RPAREN)
	p.expectSemi()
	return d
}

func (p *parser) spec(tok token.Token, doc *ast.CommentGroup, i int) ast.Spec {
	switch tok {
	case token.IMPORT:
		return p.importSpec(doc)
	case token.TYPE:
		s := &ast.TypeSpec{Doc: doc, Name: p.ident()}
		if p.tok == token.ASSIGN {
			s.Assign = p.pos
			p.next()
		}
		s.Type = p.parseType()
		p.expectSemi()
		s.Comment = p.lineComment
		return s
	}
	s := &ast.ValueSpec{Doc: doc}
	s.Names = p.idents()
	s.Type = p.tryType()
	if p.tok == token.ASSIGN {
		p.next()
		s.Values = p.exprs(true)
	}
	at := s.Names[0].Pos()
	switch {
	case tok == token.VAR && s.Type == nil && s.Values == nil:
		p.error(at, "missing variable type or initialization")
	case tok == token.CONST && s.Values == nil && (i == 0 || s.Type != nil):
		p.error(at, "missing constant value")
	}
	p.expectSemi()
	s.Comment = p.lineComment
	return s
}

func (p *parser) importSpec(doc *ast.CommentGroup) ast.Spec {
	s := &ast.ImportSpec{Doc: doc}
	switch p.tok {
	case token.IDENT:
		s.Name = p.ident()
	case token.PERIOD:
		s.Name = &ast.Ident{NamePos: p.pos, Name: "."}
		p.next()
	}
	pos := p.pos
	path := ""
	if p.tok == token.STRING {
		path = p.lit
		if !goodImport(path) {
			p.error(pos, "invalid import path: "+path)
		}
		p.next()
	} else {
		p.expect(token.STRING)
	}
	s.Path = &ast.BasicLit{ValuePos: pos, Kind: token.STRING, Value: path}
	p.expectSemi()
	s.Comment = p.lineComment
	p.imports = append(p.imports, s)
	return s
}

func goodImport(lit string) bool {
	s, _ := strconv.Unquote(lit)
	for _, r := range s {
		if !unicode.IsGraphic(r) || unicode.IsSpace(r) || strings.ContainsRune("!\"#$%&'()*,:;<=>?[\\]^{|}`\uFFFD", r) {
			return false
		}
	}
	return s != ""
}

func (p *parser) funcDecl() *ast.FuncDecl {
	d := &ast.FuncDecl{Doc: p.leadComment}
	pos := p.expect(token.FUNC)
	if p.tok == token.LPAREN {
		d.Recv = p.params()
	}
	d.Name = p.ident()
	d.Type = &ast.FuncType{Func: pos, Params: p.params(), Results: p.results()}
	switch p.tok {
	case token.LBRACE:
		d.Body = p.body()
		p.expectSemi()
	case token.SEMICOLON:
		p.next()
		if p.tok == token.LBRACE {
			// { on a line of its own.
			p.error(p.pos, "unexpected semicolon or newline before {")
			d.Body = p.body()
			p.expectSemi()
		}
	default:
		p.expectSemi()
	}
	return d
}

// body reads a function's body.
func (p *parser) body() *ast.BlockStmt {
	b := &ast.BlockStmt{Lbrace: p.expect(token.LBRACE)}
	b.List = p.stmts()
	b.Rbrace = p.expect2(token.RBRACE)
	return b
}
