// From text to trees.

// Package parse reads templates, for text/template and html/template.
package parse

import (
	"bytes"
	"fmt"
	"runtime"
	"strconv"
	"strings"
)

// Tree is one template.
type Tree struct {
	Name      string
	ParseName string // of the template it was written in
	Root      *ListNode
	Mode      Mode
	text      string

	// While reading.
	funcs      []map[string]interface{}
	lex        *lexer
	ahead      []token // read and put back, the next one last
	vars       []string
	treeSet    map[string]*Tree
	actionLine int
	rangeDepth int
}

// Mode says what is kept and what is left unchecked.
type Mode uint

const (
	ParseComments Mode = 1 << iota
	SkipFuncCheck
)

// Parse reads a text: the trees by name, that of the text itself among them.
func Parse(name, text, leftDelim, rightDelim string, funcs ...map[string]interface{}) (map[string]*Tree, error) {
	set := map[string]*Tree{}
	t := New(name)
	t.text = text
	_, err := t.Parse(text, leftDelim, rightDelim, set, funcs...)
	return set, err
}

// New makes an empty tree.
func New(name string, funcs ...map[string]interface{}) *Tree {
	return &Tree{Name: name, funcs: funcs}
}

// Copy copies the tree; what it needed while reading is left behind.
func (t *Tree) Copy() *Tree {
	if t == nil {
		return nil
	}
	return &Tree{Name: t.Name, ParseName: t.ParseName, Root: t.Root.CopyList(), text: t.text}
}

// ErrorContext tells where in the text a part stands, and how it reads.
func (t *Tree) ErrorContext(n Node) (location, context string) {
	tree := n.tree()
	if tree == nil {
		tree = t
	}
	before := tree.text[:int(n.Position())]
	column := len(before)
	if at := strings.LastIndex(before, "\n"); at >= 0 {
		column = len(before) - at - 1
	}
	line := 1 + strings.Count(before, "\n")
	return fmt.Sprintf("%s:%d:%d", tree.ParseName, line, column), n.String()
}

func (t *Tree) next() token {
	if n := len(t.ahead); n > 0 {
		tok := t.ahead[n-1]
		t.ahead = t.ahead[:n-1]
		return tok
	}
	return t.lex.next()
}

func (t *Tree) back(tok token) { t.ahead = append(t.ahead, tok) }

func (t *Tree) peek() token {
	tok := t.next()
	t.back(tok)
	return tok
}

func (t *Tree) nextNonSpace() token {
	for {
		if tok := t.next(); tok.kind != kSpace {
			return tok
		}
	}
}

func (t *Tree) peekNonSpace() token {
	tok := t.nextNonSpace()
	t.back(tok)
	return tok
}

func (t *Tree) line() int {
	if n := len(t.ahead); n > 0 {
		return t.ahead[n-1].line
	}
	return t.lex.line
}

// failure leaves the parser with an error; recover turns it into a result.
type failure struct{ error }

func (t *Tree) failAt(line int, format string, args ...interface{}) {
	t.Root = nil
	panic(failure{fmt.Errorf("template: %s:%d: %s", t.ParseName, line, fmt.Sprintf(format, args...))})
}

// seen is the line of the token read last.
func (t *Tree) errorf(tok token, format string, args ...interface{}) {
	t.failAt(tok.line, format, args...)
}

func (t *Tree) unexpected(tok token, context string) {
	if tok.kind == kError {
		extra := ""
		if t.actionLine != 0 && t.actionLine != tok.line {
			extra = fmt.Sprintf(" in action started at %s:%d", t.ParseName, t.actionLine)
			if strings.HasSuffix(tok.text, " action") {
				extra = extra[len(" in action"):]
			}
		}
		t.errorf(tok, "%s%s", tok, extra)
	}
	t.errorf(tok, "unexpected %s in %s", tok, context)
}

func (t *Tree) expect(k kind, context string) token {
	tok := t.nextNonSpace()
	if tok.kind != k {
		t.unexpected(tok, context)
	}
	return tok
}

// Parse reads a text into the tree; templates defined in it go to treeSet.
func (t *Tree) Parse(text, leftDelim, rightDelim string, treeSet map[string]*Tree, funcs ...map[string]interface{}) (tree *Tree, err error) {
	defer func() {
		switch e := recover().(type) {
		case nil:
		case failure:
			t.lex, t.vars, t.funcs, t.treeSet = nil, nil, nil, nil
			err = e.error
		case runtime.Error:
			panic(e)
		default:
			panic(e)
		}
	}()
	t.ParseName = t.Name
	t.begin(funcs, newLexer(text, leftDelim, rightDelim, t.Mode&ParseComments != 0), treeSet)
	t.text = text
	t.body()
	t.add()
	t.lex, t.vars, t.funcs, t.treeSet = nil, nil, nil, nil
	return t, nil
}

func (t *Tree) begin(funcs []map[string]interface{}, lex *lexer, set map[string]*Tree) {
	t.Root = nil
	t.lex = lex
	t.vars = []string{"$"}
	t.funcs = funcs
	t.treeSet = set
	lex.breakOK = !t.hasFunction("break")
	lex.continueOK = !t.hasFunction("continue")
}

// add puts the tree into the set, unless it is empty and another is not.
func (t *Tree) add() {
	old := t.treeSet[t.Name]
	if old == nil || IsEmptyTree(old.Root) {
		t.treeSet[t.Name] = t
		return
	}
	if !IsEmptyTree(t.Root) {
		t.failAt(t.line(), "template: multiple definition of template %q", t.Name)
	}
}

// IsEmptyTree tells whether a part writes nothing but space.
func IsEmptyTree(n Node) bool {
	switch n := n.(type) {
	case nil:
		return true
	case *CommentNode:
		return true
	case *ListNode:
		if n != nil {
			for _, part := range n.Nodes {
				if !IsEmptyTree(part) {
					return false
				}
			}
		}
		return true
	case *TextNode:
		return len(bytes.TrimSpace(n.Text)) == 0
	case *ActionNode, *IfNode, *RangeNode, *TemplateNode, *WithNode, *BreakNode, *ContinueNode:
		return false
	}
	panic("unknown node: " + n.String())
}

// body reads the whole text.
func (t *Tree) body() {
	t.Root = &ListNode{NodeType: NodeList, Pos: t.peek().pos, tr: t}
	for t.peek().kind != kEOF {
		if t.peek().kind == kLeft {
			left := t.next()
			word := t.nextNonSpace()
			if word.kind == kDefine {
				inner := New("definition")
				inner.text = t.text
				inner.Mode = t.Mode
				inner.ParseName = t.ParseName
				ahead := t.ahead
				inner.begin(t.funcs, t.lex, t.treeSet)
				inner.ahead = ahead
				inner.definition()
				t.ahead = inner.ahead
				continue
			}
			t.back(word)
			t.back(left)
		}
		switch n := t.textOrAction(); n.Type() {
		case nodeEnd, nodeElse:
			t.failAt(t.line(), "unexpected %s", n)
		default:
			t.Root.append(n)
		}
	}
}

// definition reads a template within the text; {{define is read already.
func (t *Tree) definition() {
	const context = "define clause"
	name := t.nextNonSpace()
	if name.kind != kString && name.kind != kRawString {
		t.unexpected(name, context)
	}
	var err error
	if t.Name, err = strconv.Unquote(name.text); err != nil {
		t.errorf(name, "%s", err)
	}
	t.expect(kRight, context)
	var end Node
	t.Root, end = t.itemList()
	if end.Type() != nodeEnd {
		t.failAt(t.line(), "unexpected %s in %s", end, context)
	}
	t.add()
}

// itemList reads up to {{end}} or {{else}}, which it gives, too.
func (t *Tree) itemList() (list *ListNode, end Node) {
	list = &ListNode{NodeType: NodeList, Pos: t.peekNonSpace().pos, tr: t}
	for t.peekNonSpace().kind != kEOF {
		n := t.textOrAction()
		if k := n.Type(); k == nodeEnd || k == nodeElse {
			return list, n
		}
		list.append(n)
	}
	t.failAt(t.line(), "unexpected EOF")
	return
}

func (t *Tree) textOrAction() Node {
	switch tok := t.nextNonSpace(); tok.kind {
	case kText:
		return &TextNode{NodeText, tok.pos, t, []byte(tok.text)}
	case kLeft:
		t.actionLine = tok.line
		n := t.action()
		t.actionLine = 0
		return n
	case kComment:
		return &CommentNode{NodeComment, tok.pos, t, tok.text}
	default:
		t.unexpected(tok, "input")
	}
	return nil
}

// action reads what stands after a left delimiter.
func (t *Tree) action() Node {
	tok := t.nextNonSpace()
	switch tok.kind {
	case kBlock:
		return t.block()
	case kBreak, kContinue:
		name := "{{" + tok.text + "}}"
		if end := t.nextNonSpace(); end.kind != kRight {
			t.unexpected(end, name)
		}
		if t.rangeDepth == 0 {
			t.errorf(tok, "%s outside {{range}}", name)
		}
		if tok.kind == kBreak {
			return &BreakNode{t, NodeBreak, tok.pos, tok.line}
		}
		return &ContinueNode{t, NodeContinue, tok.pos, tok.line}
	case kElse:
		next := t.peekNonSpace()
		if next.kind == kIf {
			// {{else if}} is {{else}}{{if}} with one {{end}}.
			return &elseNode{nodeElse, next.pos, t, next.line}
		}
		end := t.expect(kRight, "else")
		return &elseNode{nodeElse, end.pos, t, end.line}
	case kEnd:
		return &endNode{nodeEnd, t.expect(kRight, "end").pos, t}
	case kIf:
		return &IfNode{t.branch(NodeIf, "if")}
	case kRange:
		return &RangeNode{t.branch(NodeRange, "range")}
	case kWith:
		return &WithNode{t.branch(NodeWith, "with")}
	case kTemplate:
		return t.call()
	}
	t.back(tok)
	first := t.peek()
	return &ActionNode{NodeAction, first.pos, t, first.line, t.pipeline("command", kRight)}
}

// branch reads if, range or with, whose word is read already.
func (t *Tree) branch(typ NodeType, context string) BranchNode {
	known := len(t.vars)
	defer func() { t.vars = t.vars[:known] }()
	pipe := t.pipeline(context, kRight)
	if typ == NodeRange {
		t.rangeDepth++
	}
	list, next := t.itemList()
	if typ == NodeRange {
		t.rangeDepth--
	}
	var other *ListNode
	if next.Type() == nodeElse {
		if typ == NodeIf && t.peek().kind == kIf {
			t.next()
			other = &ListNode{NodeType: NodeList, Pos: next.Position(), tr: t}
			other.append(&IfNode{t.branch(NodeIf, "if")})
		} else {
			other, next = t.itemList()
			if next.Type() != nodeEnd {
				t.failAt(t.line(), "expected end; found %s", next)
			}
		}
	}
	return BranchNode{typ, pipe.Position(), t, pipe.Line, pipe, list, other}
}

// block reads a template that is written where it is defined.
func (t *Tree) block() Node {
	const context = "block clause"
	tok := t.nextNonSpace()
	name := t.name(tok, context)
	pipe := t.pipeline(context, kRight)
	inner := New(name)
	inner.text = t.text
	inner.Mode = t.Mode
	inner.ParseName = t.ParseName
	ahead := t.ahead
	inner.begin(t.funcs, t.lex, t.treeSet)
	inner.ahead = ahead
	var end Node
	inner.Root, end = inner.itemList()
	if end.Type() != nodeEnd {
		t.failAt(t.line(), "unexpected %s in %s", end, context)
	}
	inner.add()
	t.ahead = inner.ahead
	return &TemplateNode{NodeTemplate, tok.pos, t, tok.line, name, pipe}
}

func (t *Tree) call() Node {
	const context = "template clause"
	tok := t.nextNonSpace()
	name := t.name(tok, context)
	var pipe *PipeNode
	if t.nextKind() != kRight {
		pipe = t.pipeline(context, kRight)
	} else {
		t.nextNonSpace()
	}
	return &TemplateNode{NodeTemplate, tok.pos, t, tok.line, name, pipe}
}

func (t *Tree) nextKind() kind { return t.peekNonSpace().kind }

func (t *Tree) name(tok token, context string) string {
	if tok.kind != kString && tok.kind != kRawString {
		t.unexpected(tok, context)
	}
	name, err := strconv.Unquote(tok.text)
	if err != nil {
		t.errorf(tok, "%s", err)
	}
	return name
}

// pipeline reads commands up to a token that ends them.
func (t *Tree) pipeline(context string, end kind) *PipeNode {
	first := t.peekNonSpace()
	pipe := &PipeNode{NodeType: NodePipe, Pos: first.pos, tr: t, Line: first.line}
	t.declarations(pipe, context)
	for {
		switch tok := t.nextNonSpace(); tok.kind {
		case end:
			t.checkPipeline(pipe, context, tok)
			return pipe
		case kBool, kChar, kComplex, kDot, kField, kIdentifier, kNumber, kNil, kRawString, kString, kVariable, kOpen:
			t.back(tok)
			pipe.append(t.command())
		default:
			t.unexpected(tok, context)
		}
	}
}

// declarations reads `$x :=`, `$x =` and, in range, `$i, $x :=`.
func (t *Tree) declarations(pipe *PipeNode, context string) {
	for {
		v := t.peekNonSpace()
		if v.kind != kVariable {
			return
		}
		t.nextNonSpace()
		after := t.peek()
		next := t.nextNonSpace()
		switch {
		case next.kind == kAssign, next.kind == kDeclare:
			pipe.IsAssign = next.kind == kAssign
			t.declare(pipe, v)
			return
		case next.kind == kPunct && next.text == ",":
			t.declare(pipe, v)
			if context == "range" && len(pipe.Decl) < 2 {
				switch k := t.peekNonSpace().kind; k {
				case kVariable, kRight, kClose:
					continue
				}
				t.errorf(next, "range can only initialize variables")
			}
			t.errorf(next, "too many declarations in %s", context)
		default:
			t.back(next)
			if after.kind == kSpace {
				t.back(after)
			}
			t.back(v)
			return
		}
	}
}

func (t *Tree) declare(pipe *PipeNode, v token) {
	pipe.Decl = append(pipe.Decl, &VariableNode{NodeVariable, v.pos, t, strings.Split(v.text, ".")})
	t.vars = append(t.vars, v.text)
}

// checkPipeline refuses a pipeline without commands, and constants that are
// given something.
func (t *Tree) checkPipeline(pipe *PipeNode, context string, end token) {
	if len(pipe.Cmds) == 0 {
		t.errorf(end, "missing value for %s", context)
	}
	for i, c := range pipe.Cmds[1:] {
		switch c.Args[0].Type() {
		case NodeBool, NodeDot, NodeNil, NodeNumber, NodeString:
			t.errorf(end, "non executable command in pipeline stage %d", i+2)
		}
	}
}

// command reads operands up to a pipe or what ends the pipeline.
func (t *Tree) command() *CommandNode {
	cmd := &CommandNode{NodeType: NodeCommand, Pos: t.peekNonSpace().pos, tr: t}
	for {
		t.peekNonSpace()
		if operand := t.operand(); operand != nil {
			cmd.append(operand)
		}
		switch tok := t.next(); tok.kind {
		case kSpace:
			continue
		case kRight, kClose:
			t.back(tok)
		case kPipe:
		default:
			t.unexpected(tok, "operand")
		}
		if len(cmd.Args) == 0 {
			t.failAt(t.line(), "empty command")
		}
		return cmd
	}
}

// operand reads a term and the fields asked of it.
func (t *Tree) operand() Node {
	n := t.term()
	if n == nil || t.peek().kind != kField {
		return n
	}
	chain := &ChainNode{NodeType: NodeChain, Pos: t.peek().pos, tr: t, Node: n}
	for t.peek().kind == kField {
		chain.Add(t.next().text)
	}
	switch n.Type() {
	case NodeField:
		return &FieldNode{NodeField, chain.Pos, t, append(n.(*FieldNode).Ident, chain.Field...)}
	case NodeVariable:
		return &VariableNode{NodeVariable, chain.Pos, t, append(n.(*VariableNode).Ident, chain.Field...)}
	case NodeBool, NodeString, NodeNumber, NodeNil, NodeDot:
		t.failAt(t.line(), "unexpected . after term %q", n.String())
	}
	return chain
}

// term reads one operand; nil where none begins.
func (t *Tree) term() Node {
	tok := t.nextNonSpace()
	switch tok.kind {
	case kIdentifier:
		if t.Mode&SkipFuncCheck == 0 && !t.hasFunction(tok.text) {
			t.errorf(tok, "function %q not defined", tok.text)
		}
		return NewIdentifier(tok.text).SetTree(t).SetPos(tok.pos)
	case kDot:
		return &DotNode{NodeDot, tok.pos, t}
	case kNil:
		return &NilNode{NodeNil, tok.pos, t}
	case kVariable:
		for _, name := range t.vars {
			if name == tok.text {
				return &VariableNode{NodeVariable, tok.pos, t, []string{tok.text}}
			}
		}
		t.errorf(tok, "undefined variable %q", tok.text)
	case kField:
		return &FieldNode{NodeField, tok.pos, t, []string{tok.text[1:]}}
	case kBool:
		return &BoolNode{NodeBool, tok.pos, t, tok.text == "true"}
	case kChar, kComplex, kNumber:
		n, err := t.newNumber(tok)
		if err != nil {
			t.errorf(tok, "%s", err)
		}
		return n
	case kOpen:
		return t.pipeline("parenthesized pipeline", kClose)
	case kString, kRawString:
		s, err := strconv.Unquote(tok.text)
		if err != nil {
			t.errorf(tok, "%s", err)
		}
		return &StringNode{NodeString, tok.pos, t, tok.text, s}
	}
	t.back(tok)
	return nil
}

func (t *Tree) hasFunction(name string) bool {
	for _, funcs := range t.funcs {
		if funcs[name] != nil {
			return true
		}
	}
	return false
}
