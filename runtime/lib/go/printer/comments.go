// Comments: where they go among the tokens, and how they are indented.

package printer

import (
	"go/ast"
	"go/token"
	"strings"
)

// nextGroup goes on to the next comments.
func (p *printer) nextGroup() {
	for p.ci < len(p.comments) {
		g := p.comments[p.ci]
		p.ci++
		if len(g.List) == 0 {
			continue
		}
		p.group = g
		p.groupAt = p.position(g.List[0].Pos()).Offset
		p.groupNL = p.breaks(g)
		return
	}
	p.group = nil
	p.groupAt = far
	p.groupNL = false
}

// breaks tells whether a line ends within or behind comments.
func (p *printer) breaks(g *ast.CommentGroup) bool {
	for i, c := range g.List {
		if c.Text[1] == '/' || strings.IndexByte(c.Text, '\n') >= 0 {
			return true
		}
		if i > 0 && p.line(g.List[i-1].Pos()) != p.line(c.Pos()) {
			return true
		}
	}
	return false
}

// due tells whether comments come before a place. Those that end the line wait
// where that would make a semicolon that ends too much.
func (p *printer) due(next token.Position) bool {
	return p.groupAt < next.Offset && (!p.semi || !p.groupNL)
}

// ownComment has a node's comment written, where there is no list of them.
func (p *printer) ownComment(g *ast.CommentGroup) {
	if g == nil || !p.own {
		return
	}
	if p.ci < len(p.comments) {
		// What is still there must be written now.
		p.flush(p.position(g.List[0].Pos()), token.ILLEGAL)
	}
	p.comments = []*ast.CommentGroup{g}
	p.ci = 0
	// The comment behind the last node may still be due: it goes first.
	if p.group == nil {
		p.nextGroup()
	}
}

// before gives how many bytes the comments before a place have, far if a line
// ends in them.
func (p *printer) before(next token.Position) int {
	group, at, nl, ci := p.group, p.groupAt, p.groupNL, p.ci
	size := 0
	for p.due(next) {
		for _, c := range p.group.List {
			size += len(c.Text)
		}
		if p.groupNL {
			size = far
			break
		}
		p.nextGroup()
	}
	p.group, p.groupAt, p.groupNL, p.ci = group, at, nl, ci
	return size
}

// putComments writes the comments before a token, with the gaps that wait. It
// tells whether it ended the last line, and whether it left out a section.
func (p *printer) putComments(next token.Position, t token.Token) (ended, dropped bool) {
	var last *ast.Comment
	for p.due(next) {
		for _, c := range p.group.List {
			p.lead(p.position(c.Pos()), next, last, t)
			p.comment(c)
			last = c
		}
		p.nextGroup()
	}
	if last == nil {
		return
	}
	must := false
	if last.Text[1] == '*' && p.line(last.Pos()) == next.Line && !p.noBlank && t != token.COMMA &&
		(t != token.RPAREN || p.opening == token.LPAREN) && (t != token.RBRACK || p.opening == token.LBRACK) {
		if p.lineWaits() && !p.noLine && p.literal == 0 {
			must = true
		} else {
			p.bytes(' ', 1)
		}
	}
	if last.Text[1] == '/' || t == token.EOF || t == token.RBRACE && !p.noLine {
		must = true
	}
	return p.trail(must)
}

func (p *printer) lineWaits() bool {
	for _, g := range p.gaps {
		if g == newline || g == section {
			return true
		}
	}
	return false
}

// lead writes what goes before a comment: as much of the gaps as belongs there.
func (p *printer) lead(pos, next token.Position, prev *ast.Comment, t token.Token) {
	if len(p.out) == 0 {
		return
	}
	if pos.IsValid() && pos.Filename != p.last.Filename {
		p.bytes('\f', 2)
		return
	}
	if pos.Line == p.last.Line && (prev == nil || prev.Text[1] != '/') {
		p.leadSame(pos, next, prev)
		return
	}
	n, dropped := 0, false
gaps:
	for i, g := range p.gaps {
		n = len(p.gaps)
		switch g {
		case blank, column:
			p.gaps[i] = none
			continue
		case none, in:
			continue
		case out:
			// Only the last step out can be a block's end, and only if the comment
			// stands not where the token does is it still in the block.
			if i+1 < len(p.gaps) && p.gaps[i+1] == out {
				continue
			}
			if t != token.RBRACE && pos.Column == next.Column {
				continue
			}
		case newline, section:
			p.gaps[i] = none
			dropped = prev == nil
		}
		n = i
		break gaps
	}
	p.putGaps(n)

	lines := 0
	if pos.IsValid() && p.last.IsValid() && pos.Line > p.last.Line {
		lines = pos.Line - p.last.Line
	}
	if p.depth == 0 && dropped {
		lines++ // between declarations
	}
	if lines == 0 && prev != nil && prev.Text[1] == '/' {
		lines = 1
	}
	if lines > 0 {
		p.bytes('\f', atMost(lines))
	}
}

// leadSame is lead for a comment on the line of what came last.
func (p *printer) leadSame(pos, next token.Position, prev *ast.Comment) {
	columns := false
	if prev == nil {
		n := 0
	gaps:
		for i, g := range p.gaps {
			n = len(p.gaps)
			switch g {
			case blank:
				p.gaps[i] = none
				continue
			case column:
				columns = true
				continue
			case none, in:
				continue
			}
			n = i
			break gaps
		}
		p.putGaps(n)
	}
	if columns {
		return
	}
	if pos.Line == next.Line {
		p.bytes(' ', 1)
	} else {
		p.bytes('\t', 1)
	}
}

// trail writes what goes behind a comment: a line end at most.
func (p *printer) trail(must bool) (ended, dropped bool) {
	for i, g := range p.gaps {
		switch g {
		case blank, column:
			p.gaps[i] = none
		case newline, section:
			if must {
				must = false
				ended = true
				continue
			}
			if g == section {
				dropped = true
			}
			p.gaps[i] = none
		}
	}
	p.putGaps(len(p.gaps))
	if must {
		p.bytes('\n', 1)
		ended = true
	}
	return
}

// comment writes one comment.
func (p *printer) comment(c *ast.Comment) {
	pos := p.position(c.Pos())
	if strings.HasPrefix(c.Text, "//line ") && (!pos.IsValid() || pos.Column == 1) {
		// A directive must stay in the first column.
		depth := p.depth
		p.depth = 0
		defer func() { p.depth = depth }()
	}
	if c.Text[1] == '/' {
		p.text(pos, strings.TrimRight(c.Text, " \t\r\n\v\f"), true)
		return
	}
	lines := strings.Split(c.Text, "\n")
	if pos.IsValid() && pos.Column == 1 && p.depth > 0 {
		// It is moved in, and its lines with it as far as they can be.
		for i, l := range lines[1:] {
			lines[i+1] = "   " + l
		}
	}
	shift(lines)
	for i, l := range lines {
		if i > 0 {
			p.bytes('\f', 1)
			pos = p.pos
		}
		if l != "" {
			p.text(pos, strings.TrimRight(l, " \t\r\n\v\f"), true)
		}
	}
}

func onlyBlanks(s string) bool { return strings.Trim(s, " \t\r") == "" }

// common gives what two lines begin with alike: blanks, and a * behind them.
func common(a, b string) string {
	i := 0
	for i < len(a) && i < len(b) && a[i] == b[i] && (a[i] <= ' ' || a[i] == '*') {
		i++
	}
	return a[:i]
}

// shift takes from a comment's lines, but for the first, what they are indented
// by. The first line gets its indent from the text; what stays of the others'
// keeps a column of stars, or the text of all lines, in line.
func shift(lines []string) {
	if len(lines) < 2 {
		return
	}
	last := lines[len(lines)-1]
	prefix, first := "", true
	for i, l := range lines[1 : len(lines)-1] {
		if onlyBlanks(l) {
			lines[1+i] = ""
			continue
		}
		if first {
			prefix, first = l, false
		}
		prefix = common(prefix, l)
	}
	if first {
		prefix = common(last, last)
	}

	// A column of stars: the blank before it stays.
	stars := false
	if i := strings.IndexByte(prefix, '*'); i >= 0 {
		prefix = strings.TrimSuffix(prefix[:i], " ")
		stars = true
	} else {
		prefix = keeping(prefix, lines[0], first)
	}

	// The end of the comment lines up with its beginning, or its stars.
	if i := strings.Index(last, "*/"); i >= 0 && onlyBlanks(last[:i]) {
		end := "*/"
		if stars {
			end = " */"
		}
		lines[len(lines)-1] = prefix + end
	} else {
		prefix = common(prefix, last)
	}
	for i, l := range lines {
		if i > 0 && l != "" {
			lines[i] = l[len(prefix):]
		}
	}
}

// keeping gives the part of a prefix that goes where the lines have no stars: they
// keep what the text behind /* is indented by.
func keeping(prefix, start string, alone bool) string {
	if alone {
		return prefix
	}
	n := len(prefix)
	if strings.HasPrefix(start, "/*") && onlyBlanks(start[2:]) {
		// The text begins on the second line: it keeps a tab, or up to three blanks.
		if n > 0 && prefix[n-1] == '\t' {
			return prefix[:n-1]
		}
		i := 0
		for i < 3 && n > 0 && prefix[n-1] == ' ' {
			n--
			i++
		}
		return prefix[:n]
	}
	// The text begins behind /*: lines that begin with as much blank keep it.
	text := start[2:]
	blanks := text[:len(text)-len(strings.TrimLeft(text, " \t"))]
	keep := "  " + blanks
	if strings.HasPrefix(blanks, "\t") {
		keep = blanks
	}
	if strings.HasSuffix(prefix, keep) {
		return prefix[:n-len(keep)]
	}
	if strings.HasSuffix(prefix, "\t") && !strings.HasPrefix(blanks, "\t") {
		return prefix[:n-1]
	}
	return prefix
}
