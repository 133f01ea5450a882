// Types and expressions.

package parser

import (
	"go/ast"
	"go/token"
)

func (p *parser) parseType() ast.Expr {
	if t := p.tryType(); t != nil {
		return t
	}
	pos := p.pos
	p.wanted(pos, "type")
	p.skipTo(expressionEnds)
	return &ast.BadExpr{From: pos, To: p.pos}
}

// typeName reads T or pkg.T.
func (p *parser) typeName() ast.Expr {
	name := p.ident()
	if p.tok != token.PERIOD {
		return name
	}
	p.next()
	return &ast.SelectorExpr{X: name, Sel: p.ident()}
}

// tryType reads a type, if one is there.
func (p *parser) tryType() ast.Expr {
	defer p.deeper()()
	pos := p.pos
	switch p.tok {
	case token.IDENT:
		return p.typeName()
	case token.LBRACK:
		p.next()
		return p.arrayType(pos)
	case token.STRUCT:
		return p.structType()
	case token.MUL:
		p.next()
		return &ast.StarExpr{Star: pos, X: p.parseType()}
	case token.FUNC:
		p.next()
		return &ast.FuncType{Func: pos, Params: p.params(), Results: p.results()}
	case token.INTERFACE:
		return p.interfaceType()
	case token.MAP:
		p.next()
		p.expect(token.LBRACK)
		t := &ast.MapType{Map: pos, Key: p.parseType()}
		p.expect(token.RBRACK)
		t.Value = p.parseType()
		return t
	case token.CHAN, token.ARROW:
		return p.chanType()
	case token.LPAREN:
		p.next()
		t := &ast.ParenExpr{Lparen: pos, X: p.parseType()}
		t.Rparen = p.expect(token.RPAREN)
		return t
	}
	return nil
}

// arrayType reads on behind the bracket.
func (p *parser) arrayType(pos token.Pos) ast.Expr {
	t := &ast.ArrayType{Lbrack: pos}
	p.exprLev++
	if p.tok == token.ELLIPSIS {
		t.Len = &ast.Ellipsis{Ellipsis: p.pos}
		p.next()
	} else if p.tok != token.RBRACK {
		t.Len = p.parseRhs()
	}
	p.exprLev--
	if p.tok == token.COMMA {
		p.error(p.pos, "unexpected comma; expecting ]")
		p.next()
	}
	p.expect(token.RBRACK)
	t.Elt = p.parseType()
	return t
}

func (p *parser) chanType() ast.Expr {
	t := &ast.ChanType{Begin: p.pos, Dir: ast.SEND | ast.RECV}
	if p.tok == token.CHAN {
		p.next()
		if p.tok == token.ARROW {
			t.Arrow = p.pos
			p.next()
			t.Dir = ast.SEND
		}
	} else {
		t.Arrow = p.expect(token.ARROW)
		p.expect(token.CHAN)
		t.Dir = ast.RECV
	}
	t.Value = p.parseType()
	return t
}

func (p *parser) structType() ast.Expr {
	t := &ast.StructType{Struct: p.expect(token.STRUCT)}
	t.Fields = &ast.FieldList{Opening: p.expect(token.LBRACE)}
	for p.tok == token.IDENT || p.tok == token.MUL || p.tok == token.LPAREN {
		t.Fields.List = append(t.Fields.List, p.field())
	}
	t.Fields.Closing = p.expect(token.RBRACE)
	return t
}

func (p *parser) field() *ast.Field {
	f := &ast.Field{Doc: p.leadComment}
	embedded := func() {
		star := token.NoPos
		if p.tok == token.MUL {
			star = p.pos
			p.next()
		}
		if p.tok == token.LPAREN {
			p.error(p.pos, "cannot parenthesize embedded type")
			p.next()
			f.Type = p.typeName()
			if p.tok == token.RPAREN {
				p.next()
			}
		} else {
			f.Type = p.typeName()
		}
		if star.IsValid() {
			f.Type = &ast.StarExpr{Star: star, X: f.Type}
		}
	}
	if p.tok == token.IDENT {
		name := p.ident()
		switch p.tok {
		case token.PERIOD:
			p.next()
			f.Type = &ast.SelectorExpr{X: name, Sel: p.ident()}
		case token.STRING, token.SEMICOLON, token.RBRACE:
			f.Type = name
		default:
			f.Names = []*ast.Ident{name}
			for p.tok == token.COMMA {
				p.next()
				f.Names = append(f.Names, p.ident())
			}
			f.Type = p.parseType()
		}
	} else {
		embedded()
	}
	if p.tok == token.STRING {
		f.Tag = &ast.BasicLit{ValuePos: p.pos, Kind: p.tok, Value: p.lit}
		p.next()
	}
	p.expectSemi()
	f.Comment = p.lineComment
	return f
}

func (p *parser) interfaceType() ast.Expr {
	t := &ast.InterfaceType{Interface: p.expect(token.INTERFACE)}
	t.Methods = &ast.FieldList{Opening: p.expect(token.LBRACE)}
	for p.tok == token.IDENT || p.tok == token.LPAREN || p.tok == token.MUL {
		f := &ast.Field{Doc: p.leadComment}
		if p.tok != token.IDENT {
			f.Type = p.parseType()
		} else if f.Type = p.typeName(); p.tok == token.LPAREN {
			if name, ok := f.Type.(*ast.Ident); ok {
				f.Names = []*ast.Ident{name}
				f.Type = &ast.FuncType{Func: token.NoPos, Params: p.params(), Results: p.results()}
			}
		}
		p.expectSemi()
		f.Comment = p.lineComment
		t.Methods.List = append(t.Methods.List, f)
	}
	t.Methods.Closing = p.expect(token.RBRACE)
	return t
}

// param is what stands between two commas: a type, or a name with one.
type param struct {
	name *ast.Ident
	typ  ast.Expr
}

func (p *parser) param() (f param) {
	if p.tok == token.IDENT {
		f.typ = p.typeName()
		name, ok := f.typ.(*ast.Ident)
		if !ok || p.tok == token.COMMA || p.tok == token.RPAREN {
			return f
		}
		f.name, f.typ = name, nil
	}
	if p.tok == token.ELLIPSIS {
		pos := p.pos
		p.next()
		f.typ = &ast.Ellipsis{Ellipsis: pos, Elt: p.parseType()}
		return f
	}
	if f.typ = p.tryType(); f.typ == nil {
		if f.name != nil {
			f.typ, f.name = f.name, nil
		} else {
			pos := p.pos
			p.wanted(pos, "')'")
			p.skipTo(expressionEnds)
			f.typ = &ast.BadExpr{From: pos, To: p.pos}
		}
	}
	return f
}

// params reads parameters in parentheses.
func (p *parser) params() *ast.FieldList {
	l := &ast.FieldList{Opening: p.expect(token.LPAREN)}
	var list []param
	named := false
	first := p.pos
	for p.tok != token.RPAREN && p.tok != token.EOF {
		f := p.param()
		named = named || f.name != nil
		list = append(list, f)
		if !p.atComma("parameter list", token.RPAREN) {
			break
		}
		p.next()
	}
	l.Closing = p.expect(token.RPAREN)
	if !named {
		for _, f := range list {
			l.List = append(l.List, &ast.Field{Type: f.typ})
		}
		return l
	}
	// a, b T: names without a type have that of the next.
	var names []*ast.Ident
	for _, f := range list {
		if f.name != nil {
			l.List = append(l.List, &ast.Field{Names: append(names, f.name), Type: f.typ})
			names = nil
		} else if name, ok := f.typ.(*ast.Ident); ok {
			names = append(names, name)
		} else {
			p.error(first, "mixed named and unnamed parameters")
			l.List = append(l.List, &ast.Field{Names: append(names, &ast.Ident{NamePos: f.typ.Pos(), Name: "_"}), Type: f.typ})
			names = nil
		}
	}
	if len(names) > 0 {
		p.error(first, "mixed named and unnamed parameters")
		l.List = append(l.List, &ast.Field{Names: names, Type: &ast.BadExpr{From: l.Closing, To: l.Closing}})
	}
	return l
}

func (p *parser) results() *ast.FieldList {
	if p.tok == token.LPAREN {
		return p.params()
	}
	if t := p.tryType(); t != nil {
		return &ast.FieldList{List: []*ast.Field{{Type: t}}}
	}
	return nil
}

// exprs reads expressions with commas between them.
func (p *parser) exprs(rhs bool) []ast.Expr {
	outer := p.inRhs
	p.inRhs = rhs
	list := []ast.Expr{p.expr()}
	for p.tok == token.COMMA {
		p.next()
		list = append(list, p.expr())
	}
	p.inRhs = outer
	return list
}

func (p *parser) parseRhs() ast.Expr {
	outer := p.inRhs
	p.inRhs = true
	x := p.expr()
	p.inRhs = outer
	return x
}

func (p *parser) expr() ast.Expr { return p.binary(token.LowestPrec + 1) }

func (p *parser) binary(least int) ast.Expr {
	x := p.unary()
	for {
		op := p.tok
		if p.inRhs && op == token.ASSIGN {
			op = token.EQL // which is told of below
		}
		prec := op.Precedence()
		if prec < least {
			return x
		}
		pos := p.expect(op)
		x = &ast.BinaryExpr{X: x, OpPos: pos, Op: op, Y: p.binary(prec + 1)}
	}
}

func (p *parser) unary() ast.Expr {
	defer p.deeper()()
	pos := p.pos
	switch p.tok {
	case token.ADD, token.SUB, token.NOT, token.XOR, token.AND, token.TILDE:
		op := p.tok
		p.next()
		return &ast.UnaryExpr{OpPos: pos, Op: op, X: p.unary()}
	case token.MUL:
		p.next()
		return &ast.StarExpr{Star: pos, X: p.unary()}
	case token.ARROW:
		p.next()
		x := p.unary()
		// <-chan T is a type: its arrow belongs to the channel, and if that has
		// one, too, the arrows move on to the channels within.
		if t, ok := x.(*ast.ChanType); ok {
			dir := ast.SEND
			for ok && dir == ast.SEND {
				if t.Dir == ast.RECV {
					p.wanted(t.Arrow, "'chan'")
				}
				pos, t.Begin, t.Arrow = t.Arrow, pos, pos
				dir, t.Dir = t.Dir, ast.RECV
				t, ok = t.Value.(*ast.ChanType)
			}
			if dir == ast.SEND {
				p.wanted(pos, "channel type")
			}
			return x
		}
		return &ast.UnaryExpr{OpPos: pos, Op: token.ARROW, X: x}
	}
	return p.primary(nil)
}

func (p *parser) operand() ast.Expr {
	switch p.tok {
	case token.IDENT:
		return p.ident()
	case token.INT, token.FLOAT, token.IMAG, token.CHAR, token.STRING:
		x := &ast.BasicLit{ValuePos: p.pos, Kind: p.tok, Value: p.lit}
		p.next()
		return x
	case token.LPAREN:
		x := &ast.ParenExpr{Lparen: p.pos}
		p.next()
		p.exprLev++
		x.X = p.parseRhs()
		p.exprLev--
		x.Rparen = p.expect(token.RPAREN)
		return x
	case token.FUNC:
		pos := p.pos
		p.next()
		t := &ast.FuncType{Func: pos, Params: p.params(), Results: p.results()}
		if p.tok != token.LBRACE {
			return t
		}
		p.exprLev++
		f := &ast.FuncLit{Type: t, Body: p.body()}
		p.exprLev--
		return f
	}
	if t := p.tryType(); t != nil {
		return t
	}
	pos := p.pos
	p.wanted(pos, "operand")
	p.skipTo(statementStarts)
	return &ast.BadExpr{From: pos, To: p.pos}
}

func bare(x ast.Expr) ast.Expr {
	for {
		paren, ok := x.(*ast.ParenExpr)
		if !ok {
			return x
		}
		x = paren.X
	}
}

func (p *parser) primary(x ast.Expr) ast.Expr {
	if x == nil {
		x = p.operand()
	}
	for n := 0; ; n++ {
		if n > deepest {
			p.deeper()
		}
		switch p.tok {
		case token.PERIOD:
			p.next()
			switch p.tok {
			case token.IDENT:
				x = &ast.SelectorExpr{X: x, Sel: p.ident()}
			case token.LPAREN:
				t := &ast.TypeAssertExpr{X: x, Lparen: p.pos}
				p.next()
				if p.tok == token.TYPE {
					p.next() // of a type switch
				} else {
					t.Type = p.parseType()
				}
				t.Rparen = p.expect(token.RPAREN)
				x = t
			default:
				pos := p.pos
				p.wanted(pos, "selector or type assertion")
				if p.tok != token.RBRACE {
					p.next()
				}
				x = &ast.SelectorExpr{X: x, Sel: &ast.Ident{NamePos: pos, Name: "_"}}
			}
		case token.LBRACK:
			x = p.index(x)
		case token.LPAREN:
			x = p.call(x)
		case token.LBRACE:
			t := bare(x)
			switch t.(type) {
			case *ast.BadExpr, *ast.Ident, *ast.SelectorExpr:
				if p.exprLev < 0 {
					return x
				}
				if sel, ok := t.(*ast.SelectorExpr); ok {
					if _, ok := sel.X.(*ast.Ident); !ok {
						return x
					}
				}
			case *ast.IndexExpr, *ast.IndexListExpr:
				if p.exprLev < 0 {
					return x
				}
			case *ast.ArrayType, *ast.StructType, *ast.MapType:
			default:
				return x
			}
			if t != x {
				p.error(t.Pos(), "cannot parenthesize type in composite literal")
			}
			x = p.literal(x)
		default:
			return x
		}
	}
}

func (p *parser) index(x ast.Expr) ast.Expr {
	left := p.expect(token.LBRACK)
	if p.tok == token.RBRACK {
		p.wanted(p.pos, "operand")
		right := p.pos
		p.next()
		return &ast.IndexExpr{X: x, Lbrack: left, Index: &ast.BadExpr{From: right, To: right}, Rbrack: right}
	}
	p.exprLev++
	var parts [3]ast.Expr
	var colons [2]token.Pos
	n := 0
	if p.tok != token.COLON {
		parts[0] = p.parseRhs()
	}
	for p.tok == token.COLON && n < 2 {
		colons[n] = p.pos
		n++
		p.next()
		if p.tok != token.COLON && p.tok != token.RBRACK && p.tok != token.EOF {
			parts[n] = p.parseRhs()
		}
	}
	p.exprLev--
	right := p.expect(token.RBRACK)
	if n == 0 {
		return &ast.IndexExpr{X: x, Lbrack: left, Index: parts[0], Rbrack: right}
	}
	if n == 2 {
		if parts[1] == nil {
			p.error(colons[0], "2nd index required in 3-index slice")
			parts[1] = &ast.BadExpr{From: colons[0] + 1, To: colons[1]}
		}
		if parts[2] == nil {
			p.error(colons[1], "3rd index required in 3-index slice")
			parts[2] = &ast.BadExpr{From: colons[1] + 1, To: right}
		}
	}
	return &ast.SliceExpr{X: x, Lbrack: left, Low: parts[0], High: parts[1], Max: parts[2], Slice3: n == 2, Rbrack: right}
}

func (p *parser) call(f ast.Expr) ast.Expr {
	c := &ast.CallExpr{Fun: f, Lparen: p.expect(token.LPAREN)}
	p.exprLev++
	for p.tok != token.RPAREN && p.tok != token.EOF && !c.Ellipsis.IsValid() {
		c.Args = append(c.Args, p.parseRhs())
		if p.tok == token.ELLIPSIS {
			c.Ellipsis = p.pos
			p.next()
		}
		if !p.atComma("argument list", token.RPAREN) {
			break
		}
		p.next()
	}
	p.exprLev--
	c.Rparen = p.expectClosing(token.RPAREN, "argument list")
	return c
}

// literal reads what is in the braces of a literal; the type may be missing.
func (p *parser) literal(t ast.Expr) ast.Expr {
	defer p.deeper()()
	x := &ast.CompositeLit{Type: t, Lbrace: p.expect(token.LBRACE)}
	p.exprLev++
	element := func() ast.Expr {
		if p.tok == token.LBRACE {
			return p.literal(nil)
		}
		return p.expr()
	}
	for p.tok != token.RBRACE && p.tok != token.EOF {
		e := element()
		if p.tok == token.COLON {
			pos := p.pos
			p.next()
			e = &ast.KeyValueExpr{Key: e, Colon: pos, Value: element()}
		}
		x.Elts = append(x.Elts, e)
		if !p.atComma("composite literal", token.RBRACE) {
			break
		}
		p.next()
	}
	p.exprLev--
	x.Rbrace = p.expectClosing(token.RBRACE, "composite literal")
	return x
}
