// The parts a template is made of.

package parse

import (
	"fmt"
	"strconv"
	"strings"
)

// Node is a part of a template.
type Node interface {
	Type() NodeType
	String() string
	Copy() Node
	Position() Pos
	tree() *Tree
	writeTo(*strings.Builder)
}

// NodeType tells parts apart.
type NodeType int

// Type gives itself, for those that embed it.
func (t NodeType) Type() NodeType { return t }

// Pos is a place: bytes from the beginning of the text.
type Pos int

// Position gives itself, for those that embed it.
func (p Pos) Position() Pos { return p }

const (
	NodeText NodeType = iota
	NodeAction
	NodeBool
	NodeChain
	NodeCommand
	NodeDot
	nodeElse
	nodeEnd
	NodeField
	NodeIdentifier
	NodeIf
	NodeList
	NodeNil
	NodeNumber
	NodePipe
	NodeRange
	NodeString
	NodeTemplate
	NodeVariable
	NodeWith
	NodeComment
	NodeBreak
	NodeContinue
)

func text(n Node) string {
	var b strings.Builder
	n.writeTo(&b)
	return b.String()
}

// ListNode holds parts one after another.
type ListNode struct {
	NodeType
	Pos
	tr    *Tree
	Nodes []Node
}

func (l *ListNode) append(n Node)  { l.Nodes = append(l.Nodes, n) }
func (l *ListNode) tree() *Tree    { return l.tr }
func (l *ListNode) String() string { return text(l) }
func (l *ListNode) Copy() Node     { return l.CopyList() }

func (l *ListNode) writeTo(b *strings.Builder) {
	for _, n := range l.Nodes {
		n.writeTo(b)
	}
}

// CopyList copies the list and all in it.
func (l *ListNode) CopyList() *ListNode {
	if l == nil {
		return nil
	}
	c := &ListNode{NodeType: NodeList, Pos: l.Pos, tr: l.tr}
	for _, n := range l.Nodes {
		c.append(n.Copy())
	}
	return c
}

// TextNode is plain text.
type TextNode struct {
	NodeType
	Pos
	tr   *Tree
	Text []byte
}

func (t *TextNode) tree() *Tree                { return t.tr }
func (t *TextNode) String() string             { return fmt.Sprintf("%s", t.Text) }
func (t *TextNode) writeTo(b *strings.Builder) { b.WriteString(t.String()) }

// Copy copies the text.
func (t *TextNode) Copy() Node {
	return &TextNode{t.NodeType, t.Pos, t.tr, append([]byte{}, t.Text...)}
}

// CommentNode is a comment, where the Tree keeps them.
type CommentNode struct {
	NodeType
	Pos
	tr   *Tree
	Text string
}

func (c *CommentNode) tree() *Tree                { return c.tr }
func (c *CommentNode) String() string             { return text(c) }
func (c *CommentNode) writeTo(b *strings.Builder) { b.WriteString("{{" + c.Text + "}}") }

// Copy copies the comment.
func (c *CommentNode) Copy() Node { d := *c; return &d }

// PipeNode is a pipeline, with variables it sets.
type PipeNode struct {
	NodeType
	Pos
	tr       *Tree
	Line     int
	IsAssign bool
	Decl     []*VariableNode
	Cmds     []*CommandNode
}

func (p *PipeNode) append(c *CommandNode) { p.Cmds = append(p.Cmds, c) }
func (p *PipeNode) tree() *Tree           { return p.tr }
func (p *PipeNode) String() string        { return text(p) }
func (p *PipeNode) Copy() Node            { return p.CopyPipe() }

func (p *PipeNode) writeTo(b *strings.Builder) {
	for i, v := range p.Decl {
		if i > 0 {
			b.WriteString(", ")
		}
		v.writeTo(b)
	}
	if len(p.Decl) > 0 {
		b.WriteString(" := ")
	}
	for i, c := range p.Cmds {
		if i > 0 {
			b.WriteString(" | ")
		}
		c.writeTo(b)
	}
}

// CopyPipe copies the pipeline and all in it.
func (p *PipeNode) CopyPipe() *PipeNode {
	if p == nil {
		return nil
	}
	c := *p
	c.Decl, c.Cmds = nil, nil
	for _, v := range p.Decl {
		c.Decl = append(c.Decl, v.Copy().(*VariableNode))
	}
	for _, cmd := range p.Cmds {
		c.Cmds = append(c.Cmds, cmd.Copy().(*CommandNode))
	}
	return &c
}

// ActionNode is something evaluated and written.
type ActionNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
	Pipe *PipeNode
}

func (a *ActionNode) tree() *Tree    { return a.tr }
func (a *ActionNode) String() string { return text(a) }

func (a *ActionNode) writeTo(b *strings.Builder) {
	b.WriteString("{{")
	a.Pipe.writeTo(b)
	b.WriteString("}}")
}

// Copy copies the action.
func (a *ActionNode) Copy() Node {
	return &ActionNode{a.NodeType, a.Pos, a.tr, a.Line, a.Pipe.CopyPipe()}
}

// CommandNode is one command of a pipeline: what is called, and arguments.
type CommandNode struct {
	NodeType
	Pos
	tr   *Tree
	Args []Node
}

func (c *CommandNode) append(n Node)  { c.Args = append(c.Args, n) }
func (c *CommandNode) tree() *Tree    { return c.tr }
func (c *CommandNode) String() string { return text(c) }

func (c *CommandNode) writeTo(b *strings.Builder) {
	for i, arg := range c.Args {
		if i > 0 {
			b.WriteByte(' ')
		}
		if p, ok := arg.(*PipeNode); ok {
			b.WriteByte('(')
			p.writeTo(b)
			b.WriteByte(')')
			continue
		}
		arg.writeTo(b)
	}
}

// Copy copies the command and its arguments.
func (c *CommandNode) Copy() Node {
	if c == nil {
		return c
	}
	d := &CommandNode{NodeType: c.NodeType, Pos: c.Pos, tr: c.tr}
	for _, n := range c.Args {
		d.append(n.Copy())
	}
	return d
}

// IdentifierNode is the name of a function.
type IdentifierNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident string
}

// NewIdentifier makes a name that has no place yet.
func NewIdentifier(ident string) *IdentifierNode {
	return &IdentifierNode{NodeType: NodeIdentifier, Ident: ident}
}

// SetPos gives the name a place.
func (i *IdentifierNode) SetPos(pos Pos) *IdentifierNode { i.Pos = pos; return i }

// SetTree tells which template the name is in.
func (i *IdentifierNode) SetTree(t *Tree) *IdentifierNode { i.tr = t; return i }

func (i *IdentifierNode) tree() *Tree                { return i.tr }
func (i *IdentifierNode) String() string             { return i.Ident }
func (i *IdentifierNode) writeTo(b *strings.Builder) { b.WriteString(i.Ident) }

// Copy copies the name.
func (i *IdentifierNode) Copy() Node { c := *i; return &c }

// VariableNode is a variable, with the fields asked of it.
type VariableNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident []string
}

func (v *VariableNode) tree() *Tree                { return v.tr }
func (v *VariableNode) String() string             { return strings.Join(v.Ident, ".") }
func (v *VariableNode) writeTo(b *strings.Builder) { b.WriteString(v.String()) }

// Copy copies the variable.
func (v *VariableNode) Copy() Node {
	return &VariableNode{v.NodeType, v.Pos, v.tr, append([]string{}, v.Ident...)}
}

// DotNode is the value the template is at.
type DotNode struct {
	NodeType
	Pos
	tr *Tree
}

// Type is asked of the node itself: its NodeType may be unset.
func (d *DotNode) Type() NodeType             { return NodeDot }
func (d *DotNode) tree() *Tree                { return d.tr }
func (d *DotNode) String() string             { return "." }
func (d *DotNode) writeTo(b *strings.Builder) { b.WriteByte('.') }

// Copy copies the dot.
func (d *DotNode) Copy() Node { c := *d; return &c }

// NilNode is nil.
type NilNode struct {
	NodeType
	Pos
	tr *Tree
}

// Type is asked of the node itself: its NodeType may be unset.
func (n *NilNode) Type() NodeType             { return NodeNil }
func (n *NilNode) tree() *Tree                { return n.tr }
func (n *NilNode) String() string             { return "nil" }
func (n *NilNode) writeTo(b *strings.Builder) { b.WriteString("nil") }

// Copy copies the nil.
func (n *NilNode) Copy() Node { c := *n; return &c }

// FieldNode is a field of dot, or of a field of it.
type FieldNode struct {
	NodeType
	Pos
	tr    *Tree
	Ident []string
}

func (f *FieldNode) tree() *Tree                { return f.tr }
func (f *FieldNode) String() string             { return "." + strings.Join(f.Ident, ".") }
func (f *FieldNode) writeTo(b *strings.Builder) { b.WriteString(f.String()) }

// Copy copies the field.
func (f *FieldNode) Copy() Node {
	return &FieldNode{f.NodeType, f.Pos, f.tr, append([]string{}, f.Ident...)}
}

// ChainNode is fields asked of something in parentheses.
type ChainNode struct {
	NodeType
	Pos
	tr    *Tree
	Node  Node
	Field []string
}

// Add asks one more field.
func (c *ChainNode) Add(field string) {
	if len(field) == 0 || field[0] != '.' {
		panic("no dot in field")
	}
	if field = field[1:]; field == "" {
		panic("empty field")
	}
	c.Field = append(c.Field, field)
}

func (c *ChainNode) tree() *Tree    { return c.tr }
func (c *ChainNode) String() string { return text(c) }

func (c *ChainNode) writeTo(b *strings.Builder) {
	if _, ok := c.Node.(*PipeNode); ok {
		b.WriteByte('(')
		c.Node.writeTo(b)
		b.WriteByte(')')
	} else {
		c.Node.writeTo(b)
	}
	for _, f := range c.Field {
		b.WriteString("." + f)
	}
}

// Copy copies the chain.
func (c *ChainNode) Copy() Node {
	return &ChainNode{c.NodeType, c.Pos, c.tr, c.Node, append([]string{}, c.Field...)}
}

// BoolNode is true or false.
type BoolNode struct {
	NodeType
	Pos
	tr   *Tree
	True bool
}

func (n *BoolNode) tree() *Tree                { return n.tr }
func (n *BoolNode) String() string             { return strconv.FormatBool(n.True) }
func (n *BoolNode) writeTo(b *strings.Builder) { b.WriteString(n.String()) }

// Copy copies the constant.
func (n *BoolNode) Copy() Node { c := *n; return &c }

// NumberNode is a number, as all the kinds of numbers it can be.
type NumberNode struct {
	NodeType
	Pos
	tr         *Tree
	IsInt      bool
	IsUint     bool
	IsFloat    bool
	IsComplex  bool
	Int64      int64
	Uint64     uint64
	Float64    float64
	Complex128 complex128
	Text       string
}

func (n *NumberNode) tree() *Tree                { return n.tr }
func (n *NumberNode) String() string             { return n.Text }
func (n *NumberNode) writeTo(b *strings.Builder) { b.WriteString(n.Text) }

// Copy copies the number.
func (n *NumberNode) Copy() Node { c := *n; return &c }

// newNumber finds out what a number's text is worth.
func (t *Tree) newNumber(tok token) (*NumberNode, error) {
	n := &NumberNode{NodeType: NodeNumber, Pos: tok.pos, tr: t, Text: tok.text}
	s := tok.text
	switch tok.kind {
	case kChar:
		r, _, tail, err := strconv.UnquoteChar(s[1:], s[0])
		if err != nil {
			return nil, err
		}
		if tail != "'" {
			return nil, fmt.Errorf("malformed character constant: %s", s)
		}
		n.Int64, n.Uint64, n.Float64 = int64(r), uint64(r), float64(r)
		n.IsInt, n.IsUint, n.IsFloat = true, true, true
		return n, nil
	case kComplex:
		if _, err := fmt.Sscan(s, &n.Complex128); err != nil {
			return nil, err
		}
		n.IsComplex = true
		n.simplify()
		return n, nil
	}
	if len(s) > 0 && s[len(s)-1] == 'i' {
		if f, err := strconv.ParseFloat(s[:len(s)-1], 64); err == nil {
			n.Complex128 = complex(0, f)
			n.IsComplex = true
			n.simplify()
			return n, nil
		}
	}
	if u, err := strconv.ParseUint(s, 0, 64); err == nil {
		n.IsUint, n.Uint64 = true, u
	}
	if i, err := strconv.ParseInt(s, 0, 64); err == nil {
		n.IsInt, n.Int64 = true, i
		if i == 0 {
			// -0 is one, too.
			n.IsUint, n.Uint64 = true, 0
		}
	}
	switch {
	case n.IsInt:
		n.IsFloat, n.Float64 = true, float64(n.Int64)
	case n.IsUint:
		n.IsFloat, n.Float64 = true, float64(n.Uint64)
	default:
		f, err := strconv.ParseFloat(s, 64)
		if err == nil {
			if !strings.ContainsAny(s, ".eEpP") {
				return nil, fmt.Errorf("integer overflow: %q", s)
			}
			n.IsFloat, n.Float64 = true, f
			n.whole()
		}
	}
	if !n.IsInt && !n.IsUint && !n.IsFloat {
		return nil, fmt.Errorf("illegal number syntax: %q", s)
	}
	return n, nil
}

// whole lets a float without fraction be an integer.
func (n *NumberNode) whole() {
	if !n.IsInt && float64(int64(n.Float64)) == n.Float64 {
		n.IsInt, n.Int64 = true, int64(n.Float64)
	}
	if !n.IsUint && float64(uint64(n.Float64)) == n.Float64 {
		n.IsUint, n.Uint64 = true, uint64(n.Float64)
	}
}

// simplify lets a complex number without imaginary part be a float.
func (n *NumberNode) simplify() {
	if n.IsFloat = imag(n.Complex128) == 0; n.IsFloat {
		n.Float64 = real(n.Complex128)
		n.whole()
	}
}

// StringNode is a string constant.
type StringNode struct {
	NodeType
	Pos
	tr     *Tree
	Quoted string
	Text   string
}

func (s *StringNode) tree() *Tree                { return s.tr }
func (s *StringNode) String() string             { return s.Quoted }
func (s *StringNode) writeTo(b *strings.Builder) { b.WriteString(s.Quoted) }

// Copy copies the constant.
func (s *StringNode) Copy() Node { c := *s; return &c }

// endNode is {{end}}; it is in no finished tree.
type endNode struct {
	NodeType
	Pos
	tr *Tree
}

func (e *endNode) tree() *Tree                { return e.tr }
func (e *endNode) String() string             { return "{{end}}" }
func (e *endNode) writeTo(b *strings.Builder) { b.WriteString("{{end}}") }
func (e *endNode) Copy() Node                 { c := *e; return &c }

// elseNode is {{else}}; it is in no finished tree.
type elseNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
}

func (e *elseNode) tree() *Tree                { return e.tr }
func (e *elseNode) String() string             { return "{{else}}" }
func (e *elseNode) writeTo(b *strings.Builder) { b.WriteString("{{else}}") }
func (e *elseNode) Copy() Node                 { c := *e; return &c }

// BranchNode is what if, range and with have in common.
type BranchNode struct {
	NodeType
	Pos
	tr       *Tree
	Line     int
	Pipe     *PipeNode
	List     *ListNode
	ElseList *ListNode
}

func (b *BranchNode) tree() *Tree    { return b.tr }
func (b *BranchNode) String() string { return text(b) }

func (b *BranchNode) writeTo(to *strings.Builder) {
	name := map[NodeType]string{NodeIf: "if", NodeRange: "range", NodeWith: "with"}[b.NodeType]
	if name == "" {
		panic("unknown branch type")
	}
	to.WriteString("{{" + name + " ")
	b.Pipe.writeTo(to)
	to.WriteString("}}")
	b.List.writeTo(to)
	if b.ElseList != nil {
		to.WriteString("{{else}}")
		b.ElseList.writeTo(to)
	}
	to.WriteString("{{end}}")
}

func (b *BranchNode) copy() BranchNode {
	return BranchNode{b.NodeType, b.Pos, b.tr, b.Line, b.Pipe.CopyPipe(), b.List.CopyList(), b.ElseList.CopyList()}
}

// Copy copies the branch and all in it.
func (b *BranchNode) Copy() Node {
	switch b.NodeType {
	case NodeIf:
		return &IfNode{b.copy()}
	case NodeRange:
		return &RangeNode{b.copy()}
	case NodeWith:
		return &WithNode{b.copy()}
	}
	panic("unknown branch type")
}

// IfNode is {{if}}.
type IfNode struct{ BranchNode }

// Copy copies the branch and all in it.
func (i *IfNode) Copy() Node { return &IfNode{i.copy()} }

// RangeNode is {{range}}.
type RangeNode struct{ BranchNode }

// Copy copies the loop and all in it.
func (r *RangeNode) Copy() Node { return &RangeNode{r.copy()} }

// WithNode is {{with}}.
type WithNode struct{ BranchNode }

// Copy copies the branch and all in it.
func (w *WithNode) Copy() Node { return &WithNode{w.copy()} }

// BreakNode is {{break}}.
type BreakNode struct {
	tr *Tree
	NodeType
	Pos
	Line int
}

func (b *BreakNode) tree() *Tree                 { return b.tr }
func (b *BreakNode) String() string              { return "{{break}}" }
func (b *BreakNode) writeTo(to *strings.Builder) { to.WriteString("{{break}}") }

// Copy copies the statement.
func (b *BreakNode) Copy() Node { c := *b; return &c }

// ContinueNode is {{continue}}.
type ContinueNode struct {
	tr *Tree
	NodeType
	Pos
	Line int
}

func (c *ContinueNode) tree() *Tree                 { return c.tr }
func (c *ContinueNode) String() string              { return "{{continue}}" }
func (c *ContinueNode) writeTo(to *strings.Builder) { to.WriteString("{{continue}}") }

// Copy copies the statement.
func (c *ContinueNode) Copy() Node { d := *c; return &d }

// TemplateNode is {{template}}: another template's text, with a value.
type TemplateNode struct {
	NodeType
	Pos
	tr   *Tree
	Line int
	Name string
	Pipe *PipeNode
}

func (t *TemplateNode) tree() *Tree    { return t.tr }
func (t *TemplateNode) String() string { return text(t) }

func (t *TemplateNode) writeTo(b *strings.Builder) {
	b.WriteString("{{template " + strconv.Quote(t.Name))
	if t.Pipe != nil {
		b.WriteByte(' ')
		t.Pipe.writeTo(b)
	}
	b.WriteString("}}")
}

// Copy copies the call.
func (t *TemplateNode) Copy() Node {
	return &TemplateNode{t.NodeType, t.Pos, t.tr, t.Line, t.Name, t.Pipe.CopyPipe()}
}
