// Statements.

package parser

import (
	"go/ast"
	"go/token"
)

func (p *parser) stmts() (list []ast.Stmt) {
	for p.tok != token.CASE && p.tok != token.DEFAULT && p.tok != token.RBRACE && p.tok != token.EOF {
		list = append(list, p.stmt())
	}
	return
}

func (p *parser) stmt() (s ast.Stmt) {
	defer p.deeper()()
	switch p.tok {
	case token.CONST, token.TYPE, token.VAR:
		return &ast.DeclStmt{Decl: p.genDecl(p.tok)}
	case token.IDENT, token.INT, token.FLOAT, token.IMAG, token.CHAR, token.STRING, token.FUNC, token.LPAREN,
		token.LBRACK, token.STRUCT, token.MAP, token.CHAN, token.INTERFACE,
		token.ADD, token.SUB, token.MUL, token.AND, token.XOR, token.ARROW, token.NOT, token.TILDE:
		s, _ = p.simple(true, false)
		// A label's own statement has eaten its semicolon.
		if _, ok := s.(*ast.LabeledStmt); !ok {
			p.expectSemi()
		}
		return s
	case token.GO:
		pos := p.expect(token.GO)
		call := p.callOf("go")
		p.expectSemi()
		if call == nil {
			return &ast.BadStmt{From: pos, To: pos + 2}
		}
		return &ast.GoStmt{Go: pos, Call: call}
	case token.DEFER:
		pos := p.expect(token.DEFER)
		call := p.callOf("defer")
		p.expectSemi()
		if call == nil {
			return &ast.BadStmt{From: pos, To: pos + 5}
		}
		return &ast.DeferStmt{Defer: pos, Call: call}
	case token.RETURN:
		r := &ast.ReturnStmt{Return: p.expect(token.RETURN)}
		if p.tok != token.SEMICOLON && p.tok != token.RBRACE {
			r.Results = p.exprs(true)
		}
		p.expectSemi()
		return r
	case token.BREAK, token.CONTINUE, token.GOTO, token.FALLTHROUGH:
		b := &ast.BranchStmt{Tok: p.tok}
		b.TokPos = p.expect(p.tok)
		if b.Tok != token.FALLTHROUGH && p.tok == token.IDENT {
			b.Label = p.ident()
		}
		p.expectSemi()
		return b
	case token.LBRACE:
		s = p.body()
		p.expectSemi()
		return s
	case token.IF:
		return p.ifStmt()
	case token.SWITCH:
		return p.switchStmt()
	case token.SELECT:
		return p.selectStmt()
	case token.FOR:
		return p.forStmt()
	case token.SEMICOLON:
		s = &ast.EmptyStmt{Semicolon: p.pos, Implicit: p.lit == "\n"}
		p.next()
		return s
	case token.RBRACE:
		return &ast.EmptyStmt{Semicolon: p.pos, Implicit: true}
	}
	pos := p.pos
	p.wanted(pos, "statement")
	p.skipTo(statementStarts)
	return &ast.BadStmt{From: pos, To: p.pos}
}

// simple reads a simple statement. With ranges it tells whether it is one, which
// is given as an assignment of a unary range.
func (p *parser) simple(labels, ranges bool) (ast.Stmt, bool) {
	x := p.exprs(false)
	pos := p.pos
	switch p.tok {
	case token.DEFINE, token.ASSIGN, token.ADD_ASSIGN, token.SUB_ASSIGN, token.MUL_ASSIGN, token.QUO_ASSIGN,
		token.REM_ASSIGN, token.AND_ASSIGN, token.OR_ASSIGN, token.XOR_ASSIGN, token.SHL_ASSIGN, token.SHR_ASSIGN,
		token.AND_NOT_ASSIGN:
		tok := p.tok
		p.next()
		if ranges && p.tok == token.RANGE && (tok == token.DEFINE || tok == token.ASSIGN) {
			at := p.pos
			p.next()
			y := []ast.Expr{&ast.UnaryExpr{OpPos: at, Op: token.RANGE, X: p.parseRhs()}}
			return &ast.AssignStmt{Lhs: x, TokPos: pos, Tok: tok, Rhs: y}, true
		}
		return &ast.AssignStmt{Lhs: x, TokPos: pos, Tok: tok, Rhs: p.exprs(true)}, false
	}
	if len(x) > 1 {
		p.wanted(x[0].Pos(), "1 expression")
	}
	switch p.tok {
	case token.COLON:
		if label, ok := x[0].(*ast.Ident); labels && ok {
			p.next()
			return &ast.LabeledStmt{Label: label, Colon: pos, Stmt: p.stmt()}, false
		}
		if labels {
			p.next()
			p.error(pos, "illegal label declaration")
			return &ast.BadStmt{From: x[0].Pos(), To: pos + 1}, false
		}
	case token.ARROW:
		p.next()
		return &ast.SendStmt{Chan: x[0], Arrow: pos, Value: p.parseRhs()}, false
	case token.INC, token.DEC:
		s := &ast.IncDecStmt{X: x[0], TokPos: pos, Tok: p.tok}
		p.next()
		return s, false
	}
	return &ast.ExprStmt{X: x[0]}, false
}

func (p *parser) callOf(what string) *ast.CallExpr {
	x := p.parseRhs()
	if call, ok := x.(*ast.CallExpr); ok {
		return call
	}
	if _, bad := x.(*ast.BadExpr); !bad {
		p.error(p.safe(x.End()), "function must be invoked in "+what+" statement")
	}
	return nil
}

// condition takes the expression of a statement that is one.
func (p *parser) condition(s ast.Stmt, want string) ast.Expr {
	if s == nil {
		return nil
	}
	if e, ok := s.(*ast.ExprStmt); ok {
		return e.X
	}
	found := "simple statement"
	if _, ok := s.(*ast.AssignStmt); ok {
		found = "assignment"
	}
	p.error(s.Pos(), "expected "+want+", found "+found+" (missing parentheses around composite literal?)")
	return &ast.BadExpr{From: s.Pos(), To: p.safe(s.End())}
}

func (p *parser) ifStmt() *ast.IfStmt {
	defer p.deeper()()
	s := &ast.IfStmt{If: p.expect(token.IF)}
	outer := p.exprLev
	p.exprLev = -1
	p.ifHead(s)
	p.exprLev = outer
	s.Body = p.body()
	if p.tok != token.ELSE {
		p.expectSemi()
		return s
	}
	p.next()
	switch p.tok {
	case token.IF:
		s.Else = p.ifStmt()
	case token.LBRACE:
		s.Else = p.body()
		p.expectSemi()
	default:
		p.wanted(p.pos, "if statement or block")
		s.Else = &ast.BadStmt{From: p.pos, To: p.pos}
	}
	return s
}

func (p *parser) ifHead(s *ast.IfStmt) {
	if p.tok == token.LBRACE {
		p.error(p.pos, "missing condition in if statement")
		s.Cond = &ast.BadExpr{From: p.pos, To: p.pos}
		return
	}
	if p.tok != token.SEMICOLON {
		if p.tok == token.VAR {
			p.next()
			p.error(p.pos, "var declaration not allowed in 'IF' initializer")
		}
		s.Init, _ = p.simple(false, false)
	}
	var cond ast.Stmt
	semi, newline := token.NoPos, false
	if p.tok != token.LBRACE {
		if p.tok == token.SEMICOLON {
			semi, newline = p.pos, p.lit == "\n"
			p.next()
		} else {
			p.expect(token.SEMICOLON)
		}
		if p.tok != token.LBRACE {
			cond, _ = p.simple(false, false)
		}
	} else {
		cond, s.Init = s.Init, nil
	}
	if cond != nil {
		s.Cond = p.condition(cond, "boolean expression")
	} else if semi.IsValid() {
		if newline {
			p.error(semi, "unexpected newline, expecting { after if clause")
		} else {
			p.error(semi, "missing condition in if statement")
		}
	}
	if s.Cond == nil {
		s.Cond = &ast.BadExpr{From: p.pos, To: p.pos}
	}
}

// isGuard tells of x.(type) and y := x.(type).
func (p *parser) isGuard(s ast.Stmt) bool {
	assert := func(x ast.Expr) bool {
		a, ok := x.(*ast.TypeAssertExpr)
		return ok && a.Type == nil
	}
	switch s := s.(type) {
	case *ast.ExprStmt:
		return assert(s.X)
	case *ast.AssignStmt:
		if len(s.Lhs) == 1 && len(s.Rhs) == 1 && assert(s.Rhs[0]) {
			if s.Tok == token.ASSIGN {
				p.error(s.TokPos, "expected ':=', found '='")
			}
			return s.Tok == token.DEFINE || s.Tok == token.ASSIGN
		}
	}
	return false
}

func (p *parser) switchStmt() ast.Stmt {
	pos := p.expect(token.SWITCH)
	var first, second ast.Stmt
	if p.tok != token.LBRACE {
		outer := p.exprLev
		p.exprLev = -1
		if p.tok != token.SEMICOLON {
			second, _ = p.simple(false, false)
		}
		if p.tok == token.SEMICOLON {
			p.next()
			first, second = second, nil
			if p.tok != token.LBRACE {
				second, _ = p.simple(false, false)
			}
		}
		p.exprLev = outer
	}
	byType := p.isGuard(second)
	body := &ast.BlockStmt{Lbrace: p.expect(token.LBRACE)}
	for p.tok == token.CASE || p.tok == token.DEFAULT {
		c := &ast.CaseClause{Case: p.pos}
		if p.tok == token.CASE {
			p.next()
			if byType {
				c.List = []ast.Expr{p.parseType()}
				for p.tok == token.COMMA {
					p.next()
					c.List = append(c.List, p.parseType())
				}
			} else {
				c.List = p.exprs(true)
			}
		} else {
			p.expect(token.DEFAULT)
		}
		c.Colon = p.expect(token.COLON)
		c.Body = p.stmts()
		body.List = append(body.List, c)
	}
	body.Rbrace = p.expect(token.RBRACE)
	p.expectSemi()
	if byType {
		return &ast.TypeSwitchStmt{Switch: pos, Init: first, Assign: second, Body: body}
	}
	return &ast.SwitchStmt{Switch: pos, Init: first, Tag: p.condition(second, "switch expression"), Body: body}
}

func (p *parser) selectStmt() ast.Stmt {
	s := &ast.SelectStmt{Select: p.expect(token.SELECT)}
	s.Body = &ast.BlockStmt{Lbrace: p.expect(token.LBRACE)}
	for p.tok == token.CASE || p.tok == token.DEFAULT {
		c := &ast.CommClause{Case: p.pos}
		if p.tok == token.CASE {
			p.next()
			c.Comm = p.communication()
		} else {
			p.expect(token.DEFAULT)
		}
		c.Colon = p.expect(token.COLON)
		c.Body = p.stmts()
		s.Body.List = append(s.Body.List, c)
	}
	s.Body.Rbrace = p.expect(token.RBRACE)
	p.expectSemi()
	return s
}

// communication reads a send or receive.
func (p *parser) communication() ast.Stmt {
	lhs := p.exprs(false)
	pos := p.pos
	if p.tok == token.ARROW {
		if len(lhs) > 1 {
			p.wanted(lhs[0].Pos(), "1 expression")
		}
		p.next()
		return &ast.SendStmt{Chan: lhs[0], Arrow: pos, Value: p.parseRhs()}
	}
	if tok := p.tok; tok == token.ASSIGN || tok == token.DEFINE {
		if len(lhs) > 2 {
			p.wanted(lhs[0].Pos(), "1 or 2 expressions")
			lhs = lhs[:2]
		}
		p.next()
		return &ast.AssignStmt{Lhs: lhs, TokPos: pos, Tok: tok, Rhs: []ast.Expr{p.parseRhs()}}
	}
	if len(lhs) > 1 {
		p.wanted(lhs[0].Pos(), "1 expression")
	}
	return &ast.ExprStmt{X: lhs[0]}
}

func (p *parser) forStmt() ast.Stmt {
	pos := p.expect(token.FOR)
	var init, cond, post ast.Stmt
	isRange := false
	if p.tok != token.LBRACE {
		outer := p.exprLev
		p.exprLev = -1
		if p.tok != token.SEMICOLON {
			if p.tok == token.RANGE {
				// for range x
				at := p.pos
				p.next()
				y := []ast.Expr{&ast.UnaryExpr{OpPos: at, Op: token.RANGE, X: p.parseRhs()}}
				cond, isRange = &ast.AssignStmt{Rhs: y}, true
			} else {
				cond, isRange = p.simple(false, true)
			}
		}
		if !isRange && p.tok == token.SEMICOLON {
			p.next()
			init, cond = cond, nil
			if p.tok != token.SEMICOLON {
				if p.tok == token.LBRACE {
					p.wanted(p.pos, "for loop condition")
					p.exprLev = outer
					return p.forBody(pos, init, nil, nil)
				}
				cond, _ = p.simple(false, false)
			}
			p.expectSemi()
			if p.tok != token.LBRACE {
				post, _ = p.simple(false, false)
			}
		}
		p.exprLev = outer
	}
	if !isRange {
		return p.forBody(pos, init, cond, post)
	}
	body := p.body()
	p.expectSemi()
	as := cond.(*ast.AssignStmt)
	r := &ast.RangeStmt{For: pos, TokPos: as.TokPos, Tok: as.Tok, X: as.Rhs[0].(*ast.UnaryExpr).X, Body: body}
	switch len(as.Lhs) {
	case 0:
	case 1:
		r.Key = as.Lhs[0]
	case 2:
		r.Key, r.Value = as.Lhs[0], as.Lhs[1]
	default:
		p.wanted(as.Lhs[len(as.Lhs)-1].Pos(), "at most 2 expressions")
		return &ast.BadStmt{From: pos, To: p.safe(body.End())}
	}
	return r
}

func (p *parser) forBody(pos token.Pos, init, cond, post ast.Stmt) ast.Stmt {
	body := p.body()
	p.expectSemi()
	return &ast.ForStmt{For: pos, Init: init, Cond: p.condition(cond, "boolean or range expression"), Post: post, Body: body}
}
