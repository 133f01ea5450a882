// Goes through a template in its contexts and adds escapers to its actions.

package template

import (
	"bytes"
	"strings"
	"text/template"
	"text/template/parse"
)

const ours = "_html_template_"

// escapeFuncs is what the actions call.
var escapeFuncs = template.FuncMap{
	"_eval_args_":            evalArgs,
	ours + "attrescaper":     attrEscaper,
	ours + "commentescaper":  commentEscaper,
	ours + "cssescaper":      cssEscaper,
	ours + "cssvaluefilter":  cssValueFilter,
	ours + "htmlnamefilter":  htmlNameFilter,
	ours + "htmlescaper":     htmlEscaper,
	ours + "jsregexpescaper": jsRegexpEscaper,
	ours + "jsstrescaper":    jsStrEscaper,
	ours + "jsvalescaper":    jsValEscaper,
	ours + "nospaceescaper":  nospaceEscaper,
	ours + "rcdataescaper":   rcdataEscaper,
	ours + "srcsetescaper":   srcsetFilterAndEscaper,
	ours + "urlescaper":      urlEscaper,
	ours + "urlfilter":       urlFilter,
	ours + "urlnormalizer":   urlNormalizer,
}

// predefined are text/template's own escapers, which users may write.
var predefined = map[string]bool{"html": true, "urlquery": true}

// ordinary gives the predefined escaper that is as good as one of ours.
func ordinary(name string) string {
	switch strings.TrimPrefix(name, ours) {
	case "attrescaper", "htmlescaper", "nospaceescaper", "rcdataescaper":
		return "html"
	case "urlescaper", "urlnormalizer":
		return "urlquery"
	}
	return name
}

// redundant tells whether the second escaper has nothing left to do.
func redundant(first, second string) bool {
	first, second = strings.TrimPrefix(first, ours), strings.TrimPrefix(second, ours)
	switch first {
	case "cssescaper", "jsregexpescaper", "jsstrescaper":
		return second == "attrescaper"
	case "commentescaper":
		return second == "attrescaper" || second == "htmlescaper"
	}
	return false
}

// findings is what an escaper has found and what is to be changed.
type findings struct {
	output  map[string]context            // how templates end, by mangled name
	derived map[string]*template.Template // copies for other contexts
	called  map[string]bool
	actions map[*parse.ActionNode][]string
	calls   map[*parse.TemplateNode]string
	texts   map[*parse.TextNode][]byte
}

func newFindings() findings {
	return findings{
		map[string]context{}, map[string]*template.Template{}, map[string]bool{},
		map[*parse.ActionNode][]string{}, map[*parse.TemplateNode]string{}, map[*parse.TextNode][]byte{},
	}
}

// escaper escapes the templates of a set.
type escaper struct {
	ns *nameSpace
	findings
	loop *loop
}

// loop has the contexts in which the body of a {{range}} is left early.
type loop struct {
	outer             *loop
	breaks, continues []context
}

func newEscaper(ns *nameSpace) escaper { return escaper{ns: ns, findings: newFindings()} }

// escapeTemplate makes a template, and all that it calls, safe to execute.
func escapeTemplate(t *Template, node parse.Node, name string) error {
	c, _ := t.ns.esc.tree(context{}, node, name, 0)
	var err error
	if c.err != nil {
		c.err.Name = name
		err = c.err
	} else if c.state != stateText {
		err = wrong(ErrEndContext, nil, 0, "ends in a non-text context: %v", c).err
		err.(*Error).Name = name
	}
	if err != nil {
		if t := t.ns.set[name]; t != nil {
			t.escapeErr = err
			t.text.Tree = nil
			t.Tree = nil
		}
		return err
	}
	t.ns.esc.commit()
	if t := t.ns.set[name]; t != nil {
		t.escapeErr = errEscaped
		t.Tree = t.text.Tree
	}
	return nil
}

// node escapes a part of a template and gives the context behind it.
func (e *escaper) node(c context, n parse.Node) context {
	switch n := n.(type) {
	case *parse.ActionNode:
		return e.action(c, n)
	case *parse.BreakNode:
		c.n = n
		e.loop.breaks = append(e.loop.breaks, c)
		return context{state: stateDead}
	case *parse.ContinueNode:
		c.n = n
		e.loop.continues = append(e.loop.continues, c)
		return context{state: stateDead}
	case *parse.CommentNode:
		return c
	case *parse.IfNode:
		return e.branch(c, &n.BranchNode, "if")
	case *parse.ListNode:
		return e.list(c, n)
	case *parse.RangeNode:
		return e.branch(c, &n.BranchNode, "range")
	case *parse.TemplateNode:
		c, name := e.tree(c, n, n.Name, n.Line)
		if name != n.Name {
			e.calls[n] = name
		}
		return c
	case *parse.TextNode:
		return e.textNode(c, n)
	case *parse.WithNode:
		return e.branch(c, &n.BranchNode, "with")
	}
	panic("escaping " + n.String() + " is unimplemented")
}

// nudge goes on to where a value would stand if one came now.
func nudge(c context) context {
	switch c.state {
	case stateTag, stateAfterName:
		if c.state == stateAfterName {
			c.attr = attrNone
		}
		c.state = stateAttrName
	case stateBeforeValue:
		c.state, c.delim, c.attr = c.attr.value(), delimSpaceOrTagEnd, attrNone
	}
	return c
}

// action finds the escapers for a value.
func (e *escaper) action(c context, n *parse.ActionNode) context {
	if len(n.Pipe.Decl) != 0 {
		return c // nothing is written
	}
	c = nudge(c)
	for i, cmd := range n.Pipe.Cmds {
		id, ok := cmd.Args[0].(*parse.IdentifierNode)
		if !ok || !predefined[id.Ident] {
			continue
		}
		if i < len(n.Pipe.Cmds)-1 || c.state == stateAttr && c.delim == delimSpaceOrTagEnd && id.Ident == "html" {
			return wrong(ErrPredefinedEscaper, n, n.Line, "predefined escaper %q disallowed in template", id.Ident)
		}
	}
	var add []string
	use := func(name string) { add = append(add, ours+name) }
	switch c.state {
	case stateError:
		return c
	case stateURL, stateCSSDqStr, stateCSSSqStr, stateCSSDqURL, stateCSSSqURL, stateCSSURL:
		switch c.urlPart {
		case urlPartNone, urlPartPreQuery:
			if c.urlPart == urlPartNone {
				use("urlfilter")
			}
			if c.state == stateCSSDqStr || c.state == stateCSSSqStr {
				use("cssescaper")
			} else {
				use("urlnormalizer")
			}
		case urlPartQueryOrFrag:
			use("urlescaper")
		case urlPartUnknown:
			return wrong(ErrAmbigContext, n, n.Line, "%s appears in an ambiguous context within a URL", n)
		}
	case stateJS:
		use("jsvalescaper")
		c.jsCtx = jsCtxDivOp // a value stands before it
	case stateJSDqStr, stateJSSqStr:
		use("jsstrescaper")
	case stateJSBqStr:
		return wrong(errJSTemplate, n, n.Line, "%s appears in a JS template literal", n)
	case stateJSRegexp:
		use("jsregexpescaper")
	case stateCSS:
		use("cssvaluefilter")
	case stateText:
		use("htmlescaper")
	case stateRCDATA:
		use("rcdataescaper")
	case stateAttr: // by its quotes, below
	case stateAttrName, stateTag:
		c.state = stateAttrName
		use("htmlnamefilter")
	case stateSrcset:
		use("srcsetescaper")
	default:
		if !c.state.isComment() {
			panic("unexpected state " + c.state.String())
		}
		use("commentescaper")
	}
	switch c.delim {
	case delimNone:
	case delimSpaceOrTagEnd:
		use("nospaceescaper")
	default:
		use("attrescaper")
	}
	if e.actions[n] != nil {
		panic("node " + n.String() + " shared between templates")
	}
	e.actions[n] = add
	return c
}

// addEscapers puts escapers at a pipeline's end. A predefined one that is there
// already takes the place of its like.
func addEscapers(p *parse.PipeNode, add []string) {
	if len(add) == 0 {
		return
	}
	kept := len(p.Cmds)
	if kept > 0 {
		last := p.Cmds[kept-1]
		if id, ok := last.Args[0].(*parse.IdentifierNode); ok && predefined[id.Ident] {
			name := id.Ident
			if kept == 1 && len(last.Args) > 1 {
				// {{html .x .y}}: its arguments become a value first.
				last.Args[0] = parse.NewIdentifier("_eval_args_").SetTree(nil).SetPos(last.Args[0].Position())
				kept++
			}
			replaced := false
			for i, esc := range add {
				if ordinary(esc) == ordinary(name) {
					add[i] = name
					replaced = true
				}
			}
			if kept > len(p.Cmds) {
				kept = len(p.Cmds)
				if !replaced {
					add = append([]string{name}, add...)
				}
			} else if replaced {
				kept--
			}
		}
	}
	cmds := append([]*parse.CommandNode(nil), p.Cmds[:kept]...)
	// Trees may be shared: what has been added is not added again.
	there := map[string]bool{}
	for _, cmd := range cmds {
		if id, ok := cmd.Args[0].(*parse.IdentifierNode); ok {
			there[ordinary(id.Ident)] = true
		}
	}
	for _, name := range add {
		if there[ordinary(name)] {
			continue
		}
		if n := len(cmds); n > 0 {
			if id, ok := cmds[n-1].Args[0].(*parse.IdentifierNode); ok && redundant(id.Ident, name) {
				continue
			}
		}
		cmds = append(cmds, &parse.CommandNode{
			NodeType: parse.NodeCommand,
			Args:     []parse.Node{parse.NewIdentifier(name).SetTree(nil).SetPos(p.Position())},
		})
	}
	p.Cmds = cmds
}

// join gives the context behind two branches: both are the same, or differ in
// what can be left open.
func join(a, b context, node parse.Node, name string) context {
	switch {
	case a.state == stateError:
		return a
	case b.state == stateError:
		return b
	case a.state == stateDead:
		return b
	case b.state == stateDead:
		return a
	case a.same(b):
		return a
	}
	c := a
	if c.urlPart = b.urlPart; c.same(b) {
		c.urlPart = urlPartUnknown
		return c
	}
	c = a
	if c.jsCtx = b.jsCtx; c.same(b) {
		c.jsCtx = jsCtxUnknown
		return c
	}
	// <p {{if .C}}class={{.D}}{{end}}> leaves it to one branch alone to go on.
	if c, d := nudge(a), nudge(b); !(c.same(a) && d.same(b)) {
		if joined := join(c, d, node, name); joined.state != stateError {
			return joined
		}
	}
	return wrong(ErrBranchEnd, node, 0, "{{%s}} branches end in different contexts: %v, %v", name, a, b)
}

// leave joins in what breaks and continues leave behind.
func (l *loop) leave(c context) context {
	for _, early := range l.breaks {
		if c = join(c, early, early.n, "range"); c.state == stateError {
			c.err.Line = early.n.(*parse.BreakNode).Line
			c.err.Description = "at range loop break: " + c.err.Description
			return c
		}
	}
	for _, early := range l.continues {
		if c = join(c, early, early.n, "range"); c.state == stateError {
			c.err.Line = early.n.(*parse.ContinueNode).Line
			c.err.Description = "at range loop continue: " + c.err.Description
			return c
		}
	}
	return c
}

func (e *escaper) branch(c context, n *parse.BranchNode, name string) context {
	var in context
	if name != "range" {
		in = e.list(c, n.List)
	} else {
		outer := e.loop
		defer func() { e.loop = outer }()
		e.loop = &loop{outer: outer}
		in = e.list(c, n.List)
		if in.state != stateError {
			in = e.loop.leave(in)
		}
		if in.state == stateError {
			return in
		}
		// Run a second time it must end as the first did.
		e.loop = &loop{outer: outer}
		again, _ := e.tryList(in, n.List, nil)
		if in = join(in, again, n, name); in.state == stateError {
			in.err.Line = n.Line
			in.err.Description = "on range loop re-entry: " + in.err.Description
			return in
		}
		if in = e.loop.leave(in); in.state == stateError {
			return in
		}
		e.loop = outer
	}
	return join(in, e.list(c, n.ElseList), n, name)
}

func (e *escaper) list(c context, n *parse.ListNode) context {
	if n == nil {
		return c
	}
	for _, part := range n.Nodes {
		if c = e.node(c, part); c.state == stateDead {
			break
		}
	}
	return c
}

// tryList escapes a list; what is found counts only if accept says so.
func (e *escaper) tryList(c context, n *parse.ListNode, accept func(*escaper, context) bool) (context, bool) {
	trial := newEscaper(e.ns)
	trial.loop = e.loop
	for name, out := range e.output {
		trial.output[name] = out
	}
	c = trial.list(c, n)
	ok := accept != nil && accept(&trial, c)
	if ok {
		for k, v := range trial.output {
			e.output[k] = v
		}
		for k, v := range trial.derived {
			e.derived[k] = v
		}
		for k, v := range trial.called {
			e.called[k] = v
		}
		for k, v := range trial.actions {
			e.actions[k] = v
		}
		for k, v := range trial.calls {
			e.calls[k] = v
		}
		for k, v := range trial.texts {
			e.texts[k] = v
		}
	}
	return c, ok
}

// template finds a template, or the copy of one that has been made.
func (e *escaper) template(name string) *template.Template {
	for _, t := range e.ns.set {
		if found := t.text.Lookup(name); found != nil {
			return found
		}
		break // they all know each other
	}
	return e.derived[name]
}

// tree escapes a template called in a context: under another name unless that is
// plain text.
func (e *escaper) tree(c context, node parse.Node, name string, line int) (context, string) {
	mangled := c.mangle(name)
	e.called[mangled] = true
	if out, ok := e.output[mangled]; ok {
		return out, mangled
	}
	t := e.template(name)
	if t == nil {
		if e.ns.set[name] != nil {
			return wrong(ErrNoSuchTemplate, node, line, "%q is an incomplete or empty template", name), mangled
		}
		return wrong(ErrNoSuchTemplate, node, line, "no such template %q", name), mangled
	}
	if mangled != name {
		copied := e.template(mangled)
		if copied == nil {
			copied = template.New(mangled)
			copied.Tree = &parse.Tree{Name: mangled, Root: t.Root.CopyList()}
			e.derived[mangled] = copied
		}
		t = copied
	}
	return e.outputOf(c, t), mangled
}

// outputOf tells how a template ends that begins in this context. If it calls
// itself, that is tried first: to end as it begins, then as that ends.
func (e *escaper) outputOf(c context, t *template.Template) context {
	out, ok := e.body(c, t)
	if !ok {
		if second, ok2 := e.body(out, t); ok2 {
			out, ok = second, true
		}
	}
	if !ok && out.state != stateError {
		return wrong(ErrOutputContext, t.Tree.Root, 0, "cannot compute output context for template %s", t.Name())
	}
	return out
}

func (e *escaper) body(c context, t *template.Template) (context, bool) {
	e.output[t.Name()] = c
	return e.tryList(c, t.Tree.Root, func(trial *escaper, out context) bool {
		return out.state != stateError && (!trial.called[t.Name()] || c.same(out))
	})
}

// textNode goes through a text. Comments are left out of it, and each < that
// begins no tag is escaped.
func (e *escaper) textNode(c context, n *parse.TextNode) context {
	s := n.Text
	var b bytes.Buffer
	written := 0
	for i := 0; i < len(s); {
		next, used := after(c, s[i:])
		to := i + used
		switch {
		case c.state == stateText || c.state == stateRCDATA:
			end := to
			if next.state != c.state {
				if at := bytes.LastIndexByte(s[i:to], '<'); at >= 0 {
					end = i + at
				}
			}
			for j := i; j < end; j++ {
				if s[j] == '<' && !bytes.HasPrefix(bytes.ToUpper(s[j:]), []byte("<!DOCTYPE")) {
					b.Write(s[written:j])
					b.WriteString("&lt;")
					written = j + 1
				}
			}
		case c.state.isComment() && c.delim == delimNone:
			switch c.state {
			case stateJSBlockCmt:
				// With a line's end in it, it is one.
				if bytes.ContainsAny(s[written:to], "\n\r\u2028\u2029") {
					b.WriteByte('\n')
				} else {
					b.WriteByte(' ')
				}
			case stateCSSBlockCmt:
				b.WriteByte(' ')
			}
			written = to
		}
		if next.state != c.state && next.state.isComment() && next.delim == delimNone {
			start := to - len("/*")
			if next.state == stateHTMLCmt {
				start = to - len("<!--")
			}
			b.Write(s[written:start])
			written = to
		}
		if to == i && next.state == c.state {
			panic("infinite loop from " + c.String() + " to " + next.String())
		}
		c, i = next, to
	}
	if written > 0 && c.state != stateError {
		if !c.state.isComment() || c.delim != delimNone {
			b.Write(s[written:])
		}
		e.texts[n] = b.Bytes()
	}
	return c
}

// commit changes the templates as was found.
func (e *escaper) commit() {
	for name := range e.output {
		e.template(name).Funcs(escapeFuncs)
	}
	var any *Template
	for _, t := range e.ns.set {
		any = t
		break
	}
	for _, t := range e.derived {
		if _, err := any.text.AddParseTree(t.Name(), t.Tree); err != nil {
			panic("error adding derived template")
		}
	}
	for n, add := range e.actions {
		addEscapers(n.Pipe, add)
	}
	for n, name := range e.calls {
		n.Name = name
	}
	for n, text := range e.texts {
		n.Text = text
	}
	// What has been decided stays known; what has been done is done.
	e.called = map[string]bool{}
	e.actions = map[*parse.ActionNode][]string{}
	e.calls = map[*parse.TemplateNode]string{}
	e.texts = map[*parse.TextNode][]byte{}
}
