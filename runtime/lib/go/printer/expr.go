// Expressions and types. How deep an operator is decides whether blanks stand
// around it: a + b*c, f(a+b, c).

package printer

import (
	"go/ast"
	"go/token"
	"math"
)

func (p *printer) expr(x ast.Expr) { p.exprAt(x, token.LowestPrec, 1) }

func (p *printer) expr0(x ast.Expr, depth int) { p.exprAt(x, token.LowestPrec, depth) }

// exprAt writes an expression among operators of a precedence.
func (p *printer) exprAt(expr ast.Expr, prec, depth int) {
	p.at(expr.Pos())
	switch x := expr.(type) {
	case *ast.BadExpr:
		p.word("BadExpr")
	case *ast.Ident:
		p.ident(x)
	case *ast.BasicLit:
		p.basic(x)
	case *ast.BinaryExpr:
		if depth < 1 {
			depth = 1
		}
		p.binary(x, prec, tightest(x, depth), depth)
	case *ast.KeyValueExpr:
		p.expr(x.Key)
		p.tokAt(x.Colon, token.COLON)
		p.wait(blank)
		p.expr(x.Value)
	case *ast.StarExpr:
		p.unary(token.MUL, x.X, prec, depth)
	case *ast.UnaryExpr:
		p.unary(x.Op, x.X, prec, depth)
	case *ast.FuncLit:
		p.at(x.Type.Pos())
		p.tok(token.FUNC)
		start := p.written.column - len("func")
		p.signature(x.Type)
		p.body(p.headWidth(x.Type.Pos(), start), blank, x.Body)
	case *ast.ParenExpr:
		if _, ok := x.X.(*ast.ParenExpr); ok {
			p.expr0(x.X, shallower(depth))
			return
		}
		p.tok(token.LPAREN)
		p.expr0(x.X, shallower(depth))
		p.tokAt(x.Rparen, token.RPAREN)
	case *ast.SelectorExpr:
		p.selector(x, depth, false)
	case *ast.TypeAssertExpr:
		p.exprAt(x.X, token.HighestPrec, depth)
		p.tok(token.PERIOD)
		p.tokAt(x.Lparen, token.LPAREN)
		if x.Type != nil {
			p.expr(x.Type)
		} else {
			p.tok(token.TYPE)
		}
		p.tokAt(x.Rparen, token.RPAREN)
	case *ast.IndexExpr:
		p.exprAt(x.X, token.HighestPrec, 1)
		p.tokAt(x.Lbrack, token.LBRACK)
		p.expr0(x.Index, depth+1)
		p.tokAt(x.Rbrack, token.RBRACK)
	case *ast.IndexListExpr:
		p.exprAt(x.X, token.HighestPrec, 1)
		p.tokAt(x.Lbrack, token.LBRACK)
		p.list(x.Lbrack, x.Indices, depth+1, endComma, x.Rbrack)
		p.tokAt(x.Rbrack, token.RBRACK)
	case *ast.SliceExpr:
		p.slice(x, depth)
	case *ast.CallExpr:
		p.call(x, depth)
	case *ast.CompositeLit:
		p.composite(x)
	case *ast.Ellipsis:
		p.tok(token.ELLIPSIS)
		if x.Elt != nil {
			p.expr(x.Elt)
		}
	case *ast.ArrayType:
		p.tok(token.LBRACK)
		if x.Len != nil {
			p.expr(x.Len)
		}
		p.tok(token.RBRACK)
		p.expr(x.Elt)
	case *ast.StructType:
		p.tok(token.STRUCT)
		p.members(x.Fields, true, x.Incomplete)
	case *ast.FuncType:
		p.tok(token.FUNC)
		p.signature(x)
	case *ast.InterfaceType:
		p.tok(token.INTERFACE)
		p.members(x.Methods, false, x.Incomplete)
	case *ast.MapType:
		p.tok(token.MAP)
		p.tok(token.LBRACK)
		p.expr(x.Key)
		p.tok(token.RBRACK)
		p.expr(x.Value)
	case *ast.ChanType:
		p.channel(x)
	default:
		panic("unreachable")
	}
}

func (p *printer) channel(x *ast.ChanType) {
	switch x.Dir {
	case ast.RECV:
		p.tok(token.ARROW)
		p.tok(token.CHAN)
	case ast.SEND:
		p.tok(token.CHAN)
		p.tokAt(x.Arrow, token.ARROW)
	default:
		p.tok(token.CHAN)
	}
	p.wait(blank)
	p.expr(x.Value)
}

func (p *printer) unary(op token.Token, x ast.Expr, prec, depth int) {
	if token.UnaryPrec < prec {
		p.tok(token.LPAREN)
		p.unary(op, x, token.LowestPrec, depth)
		p.tok(token.RPAREN)
		return
	}
	p.tok(op)
	if op == token.RANGE {
		p.wait(blank)
	}
	p.exprAt(x, token.UnaryPrec, depth)
}

func shallower(depth int) int {
	if depth > 1 {
		return depth - 1
	}
	return 1
}

// operators tells which of the two common precedences are in an expression, and
// the highest at which blanks are needed lest operators join.
func operators(e *ast.BinaryExpr) (sums, products bool, joining int) {
	join := func(s, t bool, j int) {
		sums, products = sums || s, products || t
		if j > joining {
			joining = j
		}
	}
	switch e.Op.Precedence() {
	case 4:
		sums = true
	case 5:
		products = true
	}
	if l, ok := e.X.(*ast.BinaryExpr); ok && l.Op.Precedence() >= e.Op.Precedence() {
		join(operators(l))
	}
	switch r := e.Y.(type) {
	case *ast.BinaryExpr:
		if r.Op.Precedence() > e.Op.Precedence() {
			join(operators(r))
		}
	case *ast.StarExpr:
		if e.Op == token.QUO {
			join(false, false, 5)
		}
	case *ast.UnaryExpr:
		switch e.Op.String() + r.Op.String() {
		case "/*", "&&", "&^":
			join(false, false, 5)
		case "++", "--":
			join(false, false, 4)
		}
	}
	return
}

// tightest gives the precedence from which on no blanks stand around operators.
func tightest(e *ast.BinaryExpr, depth int) int {
	sums, products, joining := operators(e)
	switch {
	case joining > 0:
		return joining + 1
	case depth > 1:
		return 4
	case sums && products:
		return 5
	}
	return 6
}

func (p *printer) binary(x *ast.BinaryExpr, outer, tight, depth int) {
	prec := x.Op.Precedence()
	if prec < outer {
		p.tok(token.LPAREN)
		p.expr0(x, shallower(depth))
		p.tok(token.RPAREN)
		return
	}
	blanks, step := prec < tight, in
	left := depth + 1
	if l, ok := x.X.(*ast.BinaryExpr); ok && l.Op.Precedence() == prec {
		left = depth
	}
	p.exprAt(x.X, prec, left)
	if blanks {
		p.wait(blank)
	}
	from, to := p.pos.Line, p.line(x.Y.Pos())
	p.tokAt(x.OpPos, x.Op)
	if from != to && from > 0 && to > 0 && p.breakTo(to, 1, step, true) > 0 {
		step = none
		blanks = false
	}
	if blanks {
		p.wait(blank)
	}
	p.exprAt(x.Y, prec+1, depth+1)
	if step == none {
		p.wait(out)
	}
}

// selector gives whether it went in for a line that begins with a method.
func (p *printer) selector(x *ast.SelectorExpr, depth int, method bool) bool {
	p.exprAt(x.X, token.HighestPrec, depth)
	p.tok(token.PERIOD)
	if line := p.line(x.Sel.Pos()); p.pos.IsValid() && p.pos.Line < line {
		p.wait(in, newline)
		p.ident(x.Sel)
		if !method {
			p.wait(out)
		}
		return true
	}
	p.ident(x.Sel)
	return false
}

func isBinary(x ast.Expr) bool {
	_, ok := x.(*ast.BinaryExpr)
	return ok
}

func (p *printer) slice(x *ast.SliceExpr, depth int) {
	p.exprAt(x.X, token.HighestPrec, 1)
	p.tokAt(x.Lbrack, token.LBRACK)
	parts := []ast.Expr{x.Low, x.High}
	if x.Max != nil {
		parts = append(parts, x.Max)
	}
	count, operators := 0, false
	for _, e := range parts {
		if e != nil {
			count++
			operators = operators || isBinary(e)
		}
	}
	blanks := depth <= 1 && count > 1 && operators
	for i, e := range parts {
		if i > 0 {
			if parts[i-1] != nil && blanks {
				p.wait(blank)
			}
			p.tok(token.COLON)
			if e != nil && blanks {
				p.wait(blank)
			}
		}
		if e != nil {
			p.expr0(e, depth+1)
		}
	}
	p.tokAt(x.Rbrack, token.RBRACK)
}

func (p *printer) call(x *ast.CallExpr, depth int) {
	if len(x.Args) > 1 {
		depth++
	}
	moved := false
	switch f := x.Fun.(type) {
	case *ast.FuncType:
		p.tok(token.LPAREN)
		p.expr(f)
		p.tok(token.RPAREN)
	case *ast.SelectorExpr:
		p.at(f.Pos())
		moved = p.selector(f, depth, true)
	default:
		p.exprAt(x.Fun, token.HighestPrec, depth)
	}
	p.tokAt(x.Lparen, token.LPAREN)
	if x.Ellipsis.IsValid() {
		p.list(x.Lparen, x.Args, depth, 0, x.Ellipsis)
		p.tokAt(x.Ellipsis, token.ELLIPSIS)
		if x.Rparen.IsValid() && p.line(x.Ellipsis) < p.line(x.Rparen) {
			p.tok(token.COMMA)
			p.wait(section)
		}
	} else {
		p.list(x.Lparen, x.Args, depth, endComma, x.Rparen)
	}
	p.tokAt(x.Rparen, token.RPAREN)
	if moved {
		p.wait(out)
	}
}

func (p *printer) composite(x *ast.CompositeLit) {
	if x.Type != nil {
		p.exprAt(x.Type, token.HighestPrec, 1)
	}
	p.literal++
	p.tokAt(x.Lbrace, token.LBRACE)
	p.list(x.Lbrace, x.Elts, 1, endComma, x.Rbrace)
	// A line end behind a last comment would want a comma; that there are both
	// steps gives comments alone in a literal their place.
	p.wait(in, out)
	p.noLine, p.noBlank = true, len(x.Elts) > 0
	p.tokAt(x.Rbrace, token.RBRACE)
	p.noLine, p.noBlank = false, false
	p.literal--
}

// How lists are written.
const (
	endComma = 1 << iota // a comma ends the list if what is behind it is on another line
	flat                 // lines aren't indented
)

// list writes expressions between two places, which may be unknown; lines end
// where they do in the sources.
func (p *printer) list(before token.Pos, exprs []ast.Expr, depth, mode int, behind token.Pos) {
	if len(exprs) == 0 {
		return
	}
	prev, next := p.position(before), p.position(behind)
	line, end := p.line(exprs[0].Pos()), p.line(exprs[len(exprs)-1].End())
	if prev.IsValid() && prev.Line == line && line == end {
		for i, x := range exprs {
			if i > 0 {
				p.tokAt(x.Pos(), token.COMMA)
				p.wait(blank)
			}
			p.expr0(x, depth)
		}
		return
	}

	step := in
	if mode&flat != 0 {
		step = none
	}
	broke := -1 // the expression before which a line ended last
	if prev.IsValid() && prev.Line < line && p.breakTo(line, 0, step, true) > 0 {
		step = none
		broke = 0
	}
	var sizes sizeMean
	size, prevLine := 0, prev.Line
	for i, x := range exprs {
		line = p.line(x.Pos())
		pair, isPair := x.(*ast.KeyValueExpr)
		prevSize := size
		size = 0
		if prev.IsValid() && next.IsValid() {
			if size = p.width(x, far-1); size == far {
				size = 0
			} else if isPair {
				size = p.width(pair.Key, far-1)
			}
		}
		apart := prevSize <= 0 || size <= 0 || !sizes.near(prevSize, size)
		newLine := 0 < prevLine && prevLine < line
		if i > 0 {
			if !newLine {
				p.at(x.Pos())
			}
			p.tok(token.COMMA)
			broken := false
			if newLine {
				if n := p.breakTo(line, 0, step, apart || broke+1 < i); n > 0 {
					step = none
					broke = i
					broken = true
					if n > 1 {
						sizes = sizeMean{}
					}
				}
			}
			if !broken {
				p.wait(blank)
			}
		}
		if len(exprs) > 1 && isPair && size > 0 && newLine {
			p.expr(pair.Key)
			p.tokAt(pair.Colon, token.COLON)
			p.wait(column)
			p.expr(pair.Value)
		} else {
			p.expr0(x, depth)
		}
		if size > 0 {
			sizes.add(size)
		}
		prevLine = line
	}
	indented := step == none && mode&flat == 0
	if mode&endComma != 0 && next.IsValid() && p.pos.Line < next.Line {
		p.tok(token.COMMA)
		if indented {
			p.wait(out)
		}
		p.wait(section)
		return
	}
	if indented {
		p.wait(out)
	}
}

// sizeMean is the geometric mean of the sizes of a section's entries.
type sizeMean struct {
	sum float64
	n   int
}

func (m *sizeMean) add(size int) {
	m.sum += math.Log(float64(size))
	m.n++
}

// near tells whether an entry is aligned with those before it: all are small, or
// it is not out of proportion.
func (m *sizeMean) near(prev, size int) bool {
	if m.n == 0 || prev <= 40 && size <= 40 {
		return true
	}
	ratio := float64(size) / math.Exp(m.sum/float64(m.n))
	return 2.5*ratio > 1 && ratio < 2.5
}
