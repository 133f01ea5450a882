// Statements.

package printer

import (
	"go/ast"
	"go/token"
)

// stmts writes statements on lines of their own; closing is whether a } is next.
func (p *printer) stmts(list []ast.Stmt, indent, closing bool) {
	if indent {
		p.wait(in)
	}
	line, first := 0, true
	for i, s := range list {
		if _, ok := s.(*ast.EmptyStmt); ok {
			continue
		}
		if len(p.out) > 0 {
			// Clauses, which aren't indented, have columns of their own, as have
			// statements of many lines.
			p.breakTo(p.line(s.Pos()), 1, none, first || !indent || p.since(line) > 0)
		}
		first = false
		p.mark(&line)
		p.stmt(s, closing && i == len(list)-1)
		for l, ok := s.(*ast.LabeledStmt); ok; l, ok = l.Stmt.(*ast.LabeledStmt) {
			line++ // the statement is behind its labels
		}
	}
	if indent {
		p.wait(out)
	}
}

func (p *printer) block(b *ast.BlockStmt, indent bool) {
	p.tokAt(b.Lbrace, token.LBRACE)
	p.stmts(b.List, indent, true)
	p.breakTo(p.line(b.Rbrace), 1, none, true)
	p.tokAt(b.Rbrace, token.RBRACE)
}

// bare drops parentheses around a whole condition, unless a literal's braces
// would be taken for the block's.
func bare(x ast.Expr) ast.Expr {
	paren, ok := x.(*ast.ParenExpr)
	if !ok {
		return x
	}
	strip := true
	ast.Inspect(paren.X, func(n ast.Node) bool {
		switch n := n.(type) {
		case *ast.ParenExpr:
			return false
		case *ast.CompositeLit:
			switch n.Type.(type) {
			case *ast.Ident, *ast.SelectorExpr:
				strip = false
			}
			return false
		}
		return true
	})
	if strip {
		return bare(paren.X)
	}
	return x
}

// bareType drops all parentheses around a type.
func bareType(x ast.Expr) ast.Expr {
	for {
		paren, ok := x.(*ast.ParenExpr)
		if !ok {
			return x
		}
		x = paren.X
	}
}

// head writes what is between a statement's keyword and its block.
func (p *printer) head(loop bool, init ast.Stmt, cond ast.Expr, post ast.Stmt) {
	p.wait(blank)
	space := false
	if init != nil {
		p.stmt(init, false)
	}
	if init != nil || post != nil {
		p.tok(token.SEMICOLON)
		p.wait(blank)
	}
	if cond != nil {
		p.expr(bare(cond))
		space = true
	}
	if loop && (init != nil || post != nil) {
		p.tok(token.SEMICOLON)
		p.wait(blank)
		space = false
		if post != nil {
			p.stmt(post, false)
			space = true
		}
	}
	if space {
		p.wait(blank)
	}
}

// manyLines tells whether results take more than one line each, or begin on
// lines of their own; then all of them are indented.
func (p *printer) manyLines(list []ast.Expr) bool {
	if len(list) < 2 {
		return false
	}
	line := p.line(list[0].Pos())
	if end := p.line(list[len(list)-1].End()); line <= 0 || line >= end {
		return false
	}
	n := 0
	for _, x := range list {
		from, to := p.line(x.Pos()), p.line(x.End())
		if line < from {
			return true
		}
		if from < to {
			n++
		}
		line = to
	}
	return n > 1
}

func (p *printer) stmt(stmt ast.Stmt, closing bool) {
	p.at(stmt.Pos())
	switch s := stmt.(type) {
	case *ast.BadStmt:
		p.word("BadStmt")
	case *ast.DeclStmt:
		p.decl(s.Decl)
	case *ast.EmptyStmt:
	case *ast.LabeledStmt:
		p.labeled(s, closing)
	case *ast.ExprStmt:
		p.expr0(s.X, 1)
	case *ast.SendStmt:
		p.expr0(s.Chan, 1)
		p.wait(blank)
		p.tokAt(s.Arrow, token.ARROW)
		p.wait(blank)
		p.expr0(s.Value, 1)
	case *ast.IncDecStmt:
		p.expr0(s.X, 2)
		p.tokAt(s.TokPos, s.Tok)
	case *ast.AssignStmt:
		depth := 1
		if len(s.Lhs) > 1 && len(s.Rhs) > 1 {
			depth = 2
		}
		p.list(s.Pos(), s.Lhs, depth, 0, s.TokPos)
		p.wait(blank)
		p.tokAt(s.TokPos, s.Tok)
		p.wait(blank)
		p.list(s.TokPos, s.Rhs, depth, 0, token.NoPos)
	case *ast.GoStmt:
		p.tok(token.GO)
		p.wait(blank)
		p.expr(s.Call)
	case *ast.DeferStmt:
		p.tok(token.DEFER)
		p.wait(blank)
		p.expr(s.Call)
	case *ast.ReturnStmt:
		p.tok(token.RETURN)
		if len(s.Results) == 0 {
			break
		}
		p.wait(blank)
		if p.manyLines(s.Results) {
			p.wait(in)
			p.list(token.NoPos, s.Results, 1, flat, token.NoPos)
			p.wait(out)
		} else {
			p.list(token.NoPos, s.Results, 1, 0, token.NoPos)
		}
	case *ast.BranchStmt:
		p.tok(s.Tok)
		if s.Label != nil {
			p.wait(blank)
			p.expr(s.Label)
		}
	case *ast.BlockStmt:
		p.block(s, true)
	case *ast.IfStmt:
		p.ifStmt(s, closing)
	case *ast.CaseClause:
		if s.List != nil {
			p.tok(token.CASE)
			p.wait(blank)
			p.list(s.Pos(), s.List, 1, 0, s.Colon)
		} else {
			p.tok(token.DEFAULT)
		}
		p.tokAt(s.Colon, token.COLON)
		p.stmts(s.Body, true, closing)
	case *ast.SwitchStmt:
		p.tok(token.SWITCH)
		p.head(false, s.Init, s.Tag, nil)
		p.block(s.Body, false)
	case *ast.TypeSwitchStmt:
		p.tok(token.SWITCH)
		if s.Init != nil {
			p.wait(blank)
			p.stmt(s.Init, false)
			p.tok(token.SEMICOLON)
		}
		p.wait(blank)
		p.stmt(s.Assign, false)
		p.wait(blank)
		p.block(s.Body, false)
	case *ast.CommClause:
		if s.Comm != nil {
			p.tok(token.CASE)
			p.wait(blank)
			p.stmt(s.Comm, false)
		} else {
			p.tok(token.DEFAULT)
		}
		p.tokAt(s.Colon, token.COLON)
		p.stmts(s.Body, true, closing)
	case *ast.SelectStmt:
		p.tok(token.SELECT)
		p.wait(blank)
		if len(s.Body.List) == 0 && !p.due(p.position(s.Body.Rbrace)) {
			p.tokAt(s.Body.Lbrace, token.LBRACE)
			p.tokAt(s.Body.Rbrace, token.RBRACE)
		} else {
			p.block(s.Body, false)
		}
	case *ast.ForStmt:
		p.tok(token.FOR)
		p.head(true, s.Init, s.Cond, s.Post)
		p.block(s.Body, true)
	case *ast.RangeStmt:
		p.rangeStmt(s)
	default:
		panic("unreachable")
	}
}

func (p *printer) labeled(s *ast.LabeledStmt, closing bool) {
	p.wait(out)
	p.expr(s.Label)
	p.tokAt(s.Colon, token.COLON)
	p.wait(in)
	if e, ok := s.Stmt.(*ast.EmptyStmt); ok {
		if !closing {
			p.wait(newline)
			p.tokAt(e.Pos(), token.SEMICOLON)
		}
		return
	}
	p.breakTo(p.line(s.Stmt.Pos()), 1, none, true)
	p.stmt(s.Stmt, closing)
}

func (p *printer) ifStmt(s *ast.IfStmt, closing bool) {
	p.tok(token.IF)
	p.head(false, s.Init, s.Cond, nil)
	p.block(s.Body, true)
	if s.Else == nil {
		return
	}
	p.wait(blank)
	p.tok(token.ELSE)
	p.wait(blank)
	switch s.Else.(type) {
	case *ast.BlockStmt, *ast.IfStmt:
		p.stmt(s.Else, closing)
	default:
		// No source has this, but trees that were made may.
		p.tok(token.LBRACE)
		p.wait(in, section)
		p.stmt(s.Else, true)
		p.wait(out, section)
		p.tok(token.RBRACE)
	}
}

func (p *printer) rangeStmt(s *ast.RangeStmt) {
	p.tok(token.FOR)
	p.wait(blank)
	if s.Key != nil {
		p.expr(s.Key)
		if s.Value != nil {
			p.tokAt(s.Value.Pos(), token.COMMA)
			p.wait(blank)
			p.expr(s.Value)
		}
		p.wait(blank)
		p.tokAt(s.TokPos, s.Tok)
		p.wait(blank)
	}
	p.tok(token.RANGE)
	p.wait(blank)
	p.expr(bare(s.X))
	p.wait(blank)
	p.block(s.Body, true)
}
