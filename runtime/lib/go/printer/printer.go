// The text as it is built: tokens, and the gaps between them, which wait until
// it is known whether a comment goes into them.

package printer

import (
	"go/ast"
	"go/token"
	"strings"
	"text/tabwriter"
)

// gap is a piece of what stands between two tokens.
type gap byte

const (
	none    gap = 0
	blank   gap = ' '
	column  gap = '\v' // a column ends
	newline gap = '\n'
	section gap = '\f' // a new line on which the columns above have ended
	in      gap = '>'  // one step in
	out     gap = '<'  // one step out
)

// far is more than any width or line there is.
const far = 1 << 30

// most is how many line ends may follow each other.
const most = 2

// place is a line and column, both from 1.
type place struct {
	line, column int
}

type printer struct {
	cfg    *Config
	fset   *token.FileSet
	widths map[ast.Node]int // what width found

	out     []byte
	written place // where out ends
	depth   int   // steps in
	literal int   // composite literals being written
	gaps    []gap

	// Where the sources are: of what comes next, and behind what came last.
	pos, last token.Position

	prev    token.Token // the last token, ILLEGAL if a line may have ended
	opening token.Token // ( or [ if that was the last token
	semi    bool        // a line end here would be a semicolon
	flatten bool        // no columns up to the line's end
	noLine  bool        // no line end behind a /* comment
	noBlank bool        // no blank behind one

	stamp *int // what is set to the line the next token is written on

	comments []*ast.CommentGroup
	own      bool // comments are those of the nodes
	ci       int
	group    *ast.CommentGroup // the next
	groupAt  int               // its offset
	groupNL  bool              // a line ends in it
}

func newPrinter(cfg *Config, fset *token.FileSet, widths map[ast.Node]int) *printer {
	p := &printer{cfg: cfg, fset: fset, widths: widths, written: place{1, 1}}
	p.pos = token.Position{Line: 1, Column: 1}
	p.last = p.pos
	return p
}

func (p *printer) position(pos token.Pos) token.Position { return p.fset.PositionFor(pos, false) }
func (p *printer) line(pos token.Pos) int                { return p.fset.PositionFor(pos, false).Line }

// at says where in the sources the next token is.
func (p *printer) at(pos token.Pos) {
	if pos.IsValid() {
		p.pos = p.position(pos)
	}
}

// wait puts gaps behind what is written.
func (p *printer) wait(gaps ...gap) {
	for _, g := range gaps {
		if g == none {
			continue
		}
		p.gaps = append(p.gaps, g)
		if g == newline || g == section {
			p.semi = false
			p.prev = token.ILLEGAL
		}
	}
	p.opened()
}

func (p *printer) opened() {
	switch p.prev {
	case token.ILLEGAL:
	case token.LPAREN, token.LBRACK:
		p.opening = p.prev
	default:
		p.opening = token.ILLEGAL
	}
}

// tok writes an operator or keyword.
func (p *printer) tok(t token.Token) {
	s := t.String()
	p.opened()
	if len(p.gaps) == 0 && joins(p.prev, s[0]) {
		p.gaps = append(p.gaps, blank)
	}
	semi := false
	switch t {
	case token.BREAK, token.CONTINUE, token.FALLTHROUGH, token.RETURN,
		token.INC, token.DEC, token.RPAREN, token.RBRACK, token.RBRACE:
		semi = true
	}
	p.prev = t
	p.put(s, false, semi)
}

// tokAt writes an operator or keyword that is somewhere in the sources.
func (p *printer) tokAt(pos token.Pos, t token.Token) {
	p.at(pos)
	p.tok(t)
}

// joins tells whether a token would become another one with what is behind it.
func joins(t token.Token, next byte) bool {
	switch t {
	case token.INT:
		return next == '.'
	case token.ADD:
		return next == '+'
	case token.SUB:
		return next == '-'
	case token.QUO:
		return next == '*'
	case token.LSS:
		return next == '-' || next == '<'
	case token.AND:
		return next == '&' || next == '^'
	}
	return false
}

// word writes text that is no token's own.
func (p *printer) word(s string) {
	p.opened()
	p.prev = token.STRING
	p.put(s, false, true)
}

func (p *printer) ident(x *ast.Ident) {
	p.at(x.Pos())
	p.opened()
	p.prev = token.IDENT
	p.put(x.Name, false, true)
}

func (p *printer) basic(x *ast.BasicLit) {
	p.at(x.Pos())
	p.opened()
	p.prev = x.Kind
	p.put(x.Value, true, true)
}

// put writes a token, with the comments before it; semi is whether a line end
// behind it is a semicolon.
func (p *printer) put(s string, literal, semi bool) {
	next := p.pos
	ended, dropped := p.flush(next, p.prev)
	// Empty lines behind comments stay, unless a semicolon would come of them.
	if !p.semi {
		n := atMost(next.Line - p.pos.Line)
		if ended && n == most {
			n--
		}
		if n > 0 {
			c := byte('\n')
			if dropped {
				c = '\f'
			}
			p.bytes(c, n)
		}
	}
	if p.stamp != nil {
		*p.stamp = p.written.line
		p.stamp = nil
	}
	p.text(next, s, literal)
	p.semi = semi
}

func atMost(n int) int {
	if n > most {
		return most
	}
	return n
}

// flush writes what waits before a token: comments and gaps.
func (p *printer) flush(next token.Position, t token.Token) (ended, dropped bool) {
	if p.due(next) {
		return p.putComments(next, t)
	}
	p.putGaps(len(p.gaps))
	return
}

// putGaps writes the first n gaps.
func (p *printer) putGaps(n int) {
	for i := 0; i < n; i++ {
		switch g := p.gaps[i]; g {
		case none:
		case in:
			p.depth++
		case out:
			p.depth--
			if p.depth < 0 {
				p.depth = 0
			}
		case newline, section:
			// A step out behind a line end is for the line that begins: a label
			// goes out, and long labels must not widen the columns above.
			if i+1 < n && p.gaps[i+1] == out {
				p.gaps[i], p.gaps[i+1] = out, section
				i--
				continue
			}
			p.bytes(byte(g), 1)
		default:
			p.bytes(byte(g), 1)
		}
	}
	p.gaps = append(p.gaps[:0], p.gaps[n:]...)
}

// bytes writes a blank, a column's end or a line's end n times.
func (p *printer) bytes(c byte, n int) {
	if p.flatten {
		switch c {
		case '\t', '\v':
			c = ' '
		case '\n', '\f':
			c = '\f'
			p.flatten = false
		}
	}
	if p.written.column == 1 && c != '\n' && c != '\f' {
		p.margin()
	}
	for i := 0; i < n; i++ {
		p.out = append(p.out, c)
	}
	p.pos.Offset += n
	if c == '\n' || c == '\f' {
		p.pos.Line += n
		p.written.line += n
		p.pos.Column, p.written.column = 1, 1
		return
	}
	p.pos.Column += n
	p.written.column += n
}

// margin begins a line.
func (p *printer) margin() {
	n := p.cfg.Indent + p.depth
	for i := 0; i < n; i++ {
		p.out = append(p.out, '\t')
	}
	p.pos.Offset += n
	p.pos.Column += n
	p.written.column += n
}

// text writes text that is at pos in the sources.
func (p *printer) text(pos token.Position, s string, literal bool) {
	if p.written.column == 1 {
		if p.cfg.Mode&SourcePos != 0 {
			p.directive(pos)
		}
		p.margin()
	}
	if pos.IsValid() {
		p.pos = pos
	}
	if literal {
		p.out = append(p.out, tabwriter.Escape)
	}
	p.out = append(p.out, s...)
	if literal {
		p.out = append(p.out, tabwriter.Escape)
	}
	p.pos.Offset += len(s)
	if n := strings.Count(s, "\n"); n > 0 {
		p.flatten = true
		rest := len(s) - strings.LastIndex(s, "\n")
		p.pos.Line += n
		p.written.line += n
		p.pos.Column, p.written.column = rest, rest
	} else {
		p.pos.Column += len(s)
		p.written.column += len(s)
	}
	p.last = p.pos
}

// directive tells where the next line was, if that is not where it is.
func (p *printer) directive(pos token.Position) {
	if pos.IsValid() && (p.written.line != pos.Line || p.last.Filename != pos.Filename) {
		p.out = append(p.out, tabwriter.Escape)
		p.out = append(p.out, lineDirective(pos)...)
		p.out = append(p.out, tabwriter.Escape)
		p.written.line = pos.Line
	}
}

// breakTo goes to a line of the sources: at least min lines on, with no more than
// one empty line between; before goes out first if there is any line end. It
// gives how many there are, and one more if the columns end.
func (p *printer) breakTo(line, min int, before gap, ends bool) (n int) {
	n = atMost(line - p.pos.Line)
	if n < min {
		n = min
	}
	if n <= 0 {
		return 0
	}
	p.wait(before)
	lines := n
	if ends {
		p.wait(section)
		lines--
		if n < 2 {
			n = 2
		}
	}
	for ; lines > 0; lines-- {
		p.wait(newline)
	}
	return n
}

// mark has *line set to the line the next token is written on.
func (p *printer) mark(line *int) { p.stamp = line }

// since tells how many lines were written since a mark.
func (p *printer) since(line int) int { return p.written.line - line }

// width gives how wide a node is on one line, far if it isn't or is wider than
// limit.
func (p *printer) width(n ast.Node, limit int) int {
	w, ok := p.widths[n]
	if !ok {
		w = far
		p.widths[n] = w // for what is in itself
		var b lineBuffer
		cfg := Config{Mode: RawFormat}
		if cfg.fprint(&b, p.fset, n, p.widths) == nil && !b.broken {
			w = b.size
		}
		p.widths[n] = w
	}
	if w > limit {
		return far
	}
	return w
}

// lineBuffer counts what is written, and sees whether it is one line.
type lineBuffer struct {
	size   int
	broken bool
}

func (b *lineBuffer) Write(data []byte) (int, error) {
	b.size += len(data)
	for _, c := range data {
		if c < ' ' {
			b.broken = true
		}
	}
	return len(data), nil
}

// finish writes the comments that are left.
func (p *printer) finish() {
	p.semi = false
	p.flush(token.Position{Offset: far, Line: far}, token.EOF)
}
