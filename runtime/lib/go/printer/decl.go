// Declarations, fields and files.

package printer

import (
	"go/ast"
	"go/token"
	"strconv"
)

func (p *printer) file(f *ast.File) {
	p.ownComment(f.Doc)
	p.tokAt(f.Pos(), token.PACKAGE)
	p.wait(blank)
	p.expr(f.Name)
	p.decls(f.Decls)
	p.wait(newline)
}

func keyword(d ast.Decl) token.Token {
	switch d := d.(type) {
	case *ast.GenDecl:
		return d.Tok
	case *ast.FuncDecl:
		return token.FUNC
	}
	return token.ILLEGAL
}

func (p *printer) decls(list []ast.Decl) {
	tok := token.ILLEGAL
	for _, d := range list {
		prev := tok
		tok = keyword(d)
		if len(p.out) > 0 {
			// Between declarations of two kinds, and before a documented one,
			// there is an empty line.
			min := 1
			if prev != tok || docOf(d) != nil {
				min = 2
			}
			p.breakTo(p.line(d.Pos()), min, none, tok == token.FUNC && p.line(d.End()) > p.line(d.Pos()))
		}
		p.decl(d)
	}
}

func (p *printer) decl(decl ast.Decl) {
	switch d := decl.(type) {
	case *ast.BadDecl:
		p.at(d.Pos())
		p.word("BadDecl")
	case *ast.GenDecl:
		p.genDecl(d)
	case *ast.FuncDecl:
		p.ownComment(d.Doc)
		p.tokAt(d.Pos(), token.FUNC)
		p.wait(blank)
		start := p.written.column - len("func")
		if d.Recv != nil {
			p.params(d.Recv)
			p.wait(blank)
		}
		p.expr(d.Name)
		p.signature(d.Type)
		p.body(p.headWidth(d.Pos(), start), column, d.Body)
	default:
		panic("unreachable")
	}
}

func (p *printer) genDecl(d *ast.GenDecl) {
	p.ownComment(d.Doc)
	p.tokAt(d.Pos(), d.Tok)
	p.wait(blank)
	if !d.Lparen.IsValid() && len(d.Specs) <= 1 {
		if len(d.Specs) == 1 {
			p.spec(d.Specs[0], 1, true)
		}
		return
	}
	p.tokAt(d.Lparen, token.LPAREN)
	if n := len(d.Specs); n > 0 {
		p.wait(in, section)
		values := n > 1 && (d.Tok == token.CONST || d.Tok == token.VAR)
		var typed []bool
		if values {
			typed = typedRuns(d.Specs)
		}
		line := 0
		for i, s := range d.Specs {
			if i > 0 {
				p.breakTo(p.line(s.Pos()), 1, none, p.since(line) > 0)
			}
			p.mark(&line)
			if values {
				p.valueSpec(s.(*ast.ValueSpec), typed[i])
			} else {
				p.spec(s, n, false)
			}
		}
		p.wait(out, section)
	}
	p.tokAt(d.Rparen, token.RPAREN)
}

// typedRuns tells which specs need a column for types: of those with values that
// follow each other, all if one has a type.
func typedRuns(specs []ast.Spec) []bool {
	need := make([]bool, len(specs))
	for i := 0; i < len(specs); {
		if specs[i].(*ast.ValueSpec).Values == nil {
			i++
			continue
		}
		from, typed := i, false
		for ; i < len(specs); i++ {
			s := specs[i].(*ast.ValueSpec)
			if s.Values == nil {
				break
			}
			typed = typed || s.Type != nil
		}
		for j := from; j < i; j++ {
			need[j] = typed
		}
	}
	return need
}

// valueSpec writes one of many, in columns.
func (p *printer) valueSpec(s *ast.ValueSpec, typed bool) {
	p.ownComment(s.Doc)
	p.names(s.Names, false)
	columns := 3
	if s.Type != nil || typed {
		p.wait(column)
		columns--
	}
	if s.Type != nil {
		p.expr(s.Type)
	}
	if s.Values != nil {
		p.wait(column)
		p.tok(token.ASSIGN)
		p.wait(blank)
		p.list(token.NoPos, s.Values, 1, 0, token.NoPos)
		columns--
	}
	if s.Comment != nil {
		for ; columns > 0; columns-- {
			p.wait(column)
		}
		p.ownComment(s.Comment)
	}
}

// spec writes one of n specs.
func (p *printer) spec(spec ast.Spec, n int, indent bool) {
	switch s := spec.(type) {
	case *ast.ImportSpec:
		p.ownComment(s.Doc)
		if s.Name != nil {
			p.expr(s.Name)
			p.wait(blank)
		}
		p.expr(goodPath(s.Path))
		p.ownComment(s.Comment)
		p.at(s.EndPos)
	case *ast.ValueSpec:
		p.ownComment(s.Doc)
		p.names(s.Names, indent)
		if s.Type != nil {
			p.wait(blank)
			p.expr(s.Type)
		}
		if s.Values != nil {
			p.wait(blank)
			p.tok(token.ASSIGN)
			p.wait(blank)
			p.list(token.NoPos, s.Values, 1, 0, token.NoPos)
		}
		p.ownComment(s.Comment)
	case *ast.TypeSpec:
		p.ownComment(s.Doc)
		p.expr(s.Name)
		if n == 1 {
			p.wait(blank)
		} else {
			p.wait(column)
		}
		if s.Assign.IsValid() {
			p.tok(token.ASSIGN)
			p.wait(blank)
		}
		p.expr(s.Type)
		p.ownComment(s.Comment)
	default:
		panic("unreachable")
	}
}

// goodPath gives an import's path between ", if it can be.
func goodPath(lit *ast.BasicLit) *ast.BasicLit {
	if lit.Kind != token.STRING {
		return lit
	}
	s, err := strconv.Unquote(lit.Value)
	if err != nil || s == "" {
		return lit
	}
	for _, c := range s {
		if c <= ' ' || c > '~' || c == '"' || c == '\\' || c == '`' {
			return lit
		}
	}
	if q := strconv.Quote(s); q != lit.Value {
		return &ast.BasicLit{ValuePos: lit.ValuePos, Kind: token.STRING, Value: q}
	}
	return lit
}

func (p *printer) names(list []*ast.Ident, indent bool) {
	exprs := make([]ast.Expr, len(list))
	for i, x := range list {
		exprs[i] = x
	}
	mode := flat
	if indent {
		mode = 0
	}
	p.list(token.NoPos, exprs, 1, mode, token.NoPos)
}

func (p *printer) signature(t *ast.FuncType) {
	if t.Params != nil {
		p.params(t.Params)
	} else {
		p.tok(token.LPAREN)
		p.tok(token.RPAREN)
	}
	if t.Results.NumFields() == 0 {
		return
	}
	p.wait(blank)
	if r := t.Results.List[0]; len(t.Results.List) == 1 && r.Names == nil {
		p.expr(bareType(r.Type))
		return
	}
	p.params(t.Results)
}

func (p *printer) params(l *ast.FieldList) {
	p.tokAt(l.Opening, token.LPAREN)
	if len(l.List) > 0 {
		line, step := p.line(l.Opening), in
		for i, f := range l.List {
			from, to := p.line(f.Pos()), p.line(f.End())
			apart := 0 < line && line < from
			if i > 0 {
				if !apart {
					p.at(f.Pos())
				}
				p.tok(token.COMMA)
			}
			if apart && p.breakTo(from, 0, step, true) > 0 {
				step = none
			} else if i > 0 {
				p.wait(blank)
			}
			if len(f.Names) > 0 {
				// Names on many lines step in by themselves, if nothing did.
				p.names(f.Names, step == in)
				p.wait(blank)
			}
			p.expr(bareType(f.Type))
			line = to
		}
		if end := p.line(l.Closing); 0 < line && line < end {
			p.tok(token.COMMA)
			p.breakTo(end, 0, none, true)
		}
		if step == none {
			p.wait(out)
		}
	}
	p.tokAt(l.Closing, token.RPAREN)
}

// headWidth gives how wide what is written since a column is, far if it began on
// another line.
func (p *printer) headWidth(from token.Pos, start int) int {
	if from.IsValid() && p.pos.IsValid() && p.line(from) == p.pos.Line {
		return p.written.column - start
	}
	return far
}

// body writes a function's block: on its head's line, behind a gap, if it is
// there in the sources and both are short.
func (p *printer) body(head int, before gap, b *ast.BlockStmt) {
	if b == nil {
		return
	}
	level := p.literal
	p.literal = 0
	defer func() { p.literal = level }()
	const widest = 100
	if head > widest || head+p.bodyWidth(b, widest) > widest {
		p.wait(blank)
		p.block(b, true)
		return
	}
	p.wait(before)
	p.tokAt(b.Lbrace, token.LBRACE)
	if len(b.List) > 0 {
		p.wait(blank)
		for i, s := range b.List {
			if i > 0 {
				p.tok(token.SEMICOLON)
				p.wait(blank)
			}
			p.stmt(s, i == len(b.List)-1)
		}
		p.wait(blank)
	}
	p.noLine = true
	p.tokAt(b.Rbrace, token.RBRACE)
	p.noLine = false
}

func (p *printer) bodyWidth(b *ast.BlockStmt, widest int) int {
	from, to := b.Pos(), b.Rbrace
	if from.IsValid() && to.IsValid() && p.line(from) != p.line(to) || len(b.List) > 5 {
		return far
	}
	size := p.before(p.position(to))
	for i, s := range b.List {
		if size > widest {
			break
		}
		if i > 0 {
			size += 2
		}
		size += p.width(s, widest)
	}
	return size
}

// members writes a struct's fields or an interface's methods.
func (p *printer) members(l *ast.FieldList, isStruct, incomplete bool) {
	comments := incomplete || p.due(p.position(l.Closing))
	if !comments && l.Opening.IsValid() && l.Closing.IsValid() && p.line(l.Opening) == p.line(l.Closing) {
		if len(l.List) == 0 {
			p.tokAt(l.Opening, token.LBRACE)
			p.tokAt(l.Closing, token.RBRACE)
			return
		}
		if p.short(l.List) {
			p.shortMembers(l, isStruct)
			return
		}
	}
	p.wait(blank)
	p.tokAt(l.Opening, token.LBRACE)
	p.wait(in)
	if comments || len(l.List) > 0 {
		p.wait(section)
	}
	line := 0
	for i, f := range l.List {
		if i > 0 {
			p.breakTo(p.line(f.Pos()), 1, none, p.since(line) > 0)
		}
		p.ownComment(f.Doc)
		p.mark(&line)
		if isStruct {
			p.field(f, len(l.List) == 1)
		} else {
			p.method(f)
			p.ownComment(f.Comment)
		}
	}
	if incomplete {
		if len(l.List) > 0 {
			p.wait(section)
		}
		p.flush(p.position(l.Closing), token.RBRACE)
		if isStruct {
			p.word("// contains filtered or unexported fields")
		} else {
			p.word("// contains filtered or unexported methods")
		}
	}
	p.wait(out, section)
	p.tokAt(l.Closing, token.RBRACE)
}

func (p *printer) method(f *ast.Field) {
	if t, ok := f.Type.(*ast.FuncType); ok && len(f.Names) > 0 {
		p.expr(f.Names[0])
		p.signature(t)
		return
	}
	p.expr(f.Type)
}

// field writes a struct's field in columns, or with blanks if it is alone.
func (p *printer) field(f *ast.Field, alone bool) {
	sep := column
	if alone {
		sep = blank
	}
	columns := 2 // that a comment must skip
	if len(f.Names) > 0 {
		p.names(f.Names, false)
		p.wait(sep)
		columns = 1
	}
	p.expr(f.Type)
	if f.Tag != nil {
		if len(f.Names) > 0 && !alone {
			p.wait(sep)
		}
		p.wait(sep)
		p.expr(f.Tag)
		columns = 0
	}
	if f.Comment != nil {
		for ; columns > 0; columns-- {
			p.wait(sep)
		}
		p.ownComment(f.Comment)
	}
}

// short tells whether there is one member that goes on one line.
func (p *printer) short(list []*ast.Field) bool {
	if len(list) != 1 || list[0].Tag != nil || list[0].Comment != nil {
		return false
	}
	const widest = 30
	size := 0
	if len(list[0].Names) > 0 {
		size = 1 // gofmt counts the blank behind names, not the names
	}
	return size+p.width(list[0].Type, widest) <= widest
}

func (p *printer) shortMembers(l *ast.FieldList, isStruct bool) {
	p.tokAt(l.Opening, token.LBRACE)
	p.wait(blank)
	f := l.List[0]
	if !isStruct {
		p.method(f)
	} else {
		for i, x := range f.Names {
			if i > 0 {
				p.tok(token.COMMA)
				p.wait(blank)
			}
			p.expr(x)
		}
		if len(f.Names) > 0 {
			p.wait(blank)
		}
		p.expr(f.Type)
	}
	p.wait(blank)
	p.tokAt(l.Closing, token.RBRACE)
}
