// The writer of tokens.

package xml

import (
	"bufio"
	"bytes"
	"fmt"
	"io"
	"strconv"
	"strings"
	"unicode/utf8"
)

// Encoder writes a document.
type Encoder struct {
	w    *bufio.Writer
	tags []Name // open ones; without a name where a Marshaler began

	prefixOf map[string]string // by URL
	urlOf    map[string]string // by prefix
	seq      int
	declared []string // prefixes, with "" where an element begins

	prefix, indent string
	depth          int
	begun          bool // something is written: what comes next stands on a new line
	opened         bool // the last thing written was an opening tag
}

// NewEncoder writes to w, through a buffer.
func NewEncoder(w io.Writer) *Encoder { return &Encoder{w: bufio.NewWriter(w)} }

// Indent makes each element begin a line, with prefix and an indent for each
// level.
func (e *Encoder) Indent(prefix, indent string) { e.prefix, e.indent = prefix, indent }

// Flush writes what is held back.
func (e *Encoder) Flush() error { return e.w.Flush() }

// failed gives the error of an earlier write.
func (e *Encoder) failed() error {
	_, err := e.w.Write(nil)
	return err
}

// EncodeToken writes a token. It holds that ends match their starts, and leaves
// it to the caller to Flush.
func (e *Encoder) EncodeToken(t Token) error {
	switch t := t.(type) {
	case StartElement:
		if err := e.open(&t); err != nil {
			return err
		}
	case EndElement:
		if err := e.close(t.Name); err != nil {
			return err
		}
	case CharData:
		e.escape(string(t), false)
	case Comment:
		if bytes.Contains(t, []byte("-->")) {
			return fmt.Errorf("xml: EncodeToken of Comment containing --> marker")
		}
		e.w.WriteString("<!--")
		e.w.Write(t)
		e.w.WriteString("-->")
		return e.failed()
	case ProcInst:
		switch {
		case t.Target == "xml" && e.w.Buffered() != 0:
			return fmt.Errorf("xml: EncodeToken of ProcInst xml target only valid for xml declaration, first token encoded")
		case !goodName(t.Target):
			return fmt.Errorf("xml: EncodeToken of ProcInst with invalid Target")
		case bytes.Contains(t.Inst, []byte("?>")):
			return fmt.Errorf("xml: EncodeToken of ProcInst containing ?> marker")
		}
		e.w.WriteString("<?" + t.Target)
		if len(t.Inst) > 0 {
			e.w.WriteByte(' ')
			e.w.Write(t.Inst)
		}
		e.w.WriteString("?>")
	case Directive:
		if !wellFormed(t) {
			return fmt.Errorf("xml: EncodeToken of Directive containing wrong < or > markers")
		}
		e.w.WriteString("<!")
		e.w.Write(t)
		e.w.WriteByte('>')
	default:
		return fmt.Errorf("xml: EncodeToken of invalid token type")
	}
	return e.failed()
}

// wellFormed tells whether a directive's < and > outside of quotes and comments
// match, and all of these end.
func wellFormed(d Directive) bool {
	depth := 0
	for s := string(d); s != ""; {
		switch c := s[0]; {
		case strings.HasPrefix(s, "<!--"):
			end := strings.Index(s[4:], "-->")
			if end < 0 {
				return false
			}
			s = s[4+end+3:]
			continue
		case c == '"' || c == '\'':
			end := strings.IndexByte(s[1:], c)
			if end < 0 {
				return false
			}
			s = s[end+2:]
			continue
		case c == '<':
			depth++
		case c == '>':
			if depth == 0 {
				return false
			}
			depth--
		}
		s = s[1:]
	}
	return depth == 0
}

// open writes an opening tag.
func (e *Encoder) open(start *StartElement) error {
	if start.Name.Local == "" {
		return fmt.Errorf("xml: start tag with no name")
	}
	e.tags = append(e.tags, start.Name)
	e.declared = append(e.declared, "")
	e.newLine(1)
	e.w.WriteString("<" + start.Name.Local)
	if start.Name.Space != "" {
		e.w.WriteString(` xmlns="` + escaped(start.Name.Space, true) + `"`)
	}
	for _, a := range start.Attr {
		if a.Name.Local == "" {
			continue
		}
		e.w.WriteByte(' ')
		if a.Name.Space != "" {
			e.w.WriteString(e.declare(a.Name.Space) + ":")
		}
		e.w.WriteString(a.Name.Local + `="` + escaped(a.Value, true) + `"`)
	}
	e.w.WriteByte('>')
	return nil
}

// declare gives a prefix for a URL, and writes its declaration if it is new.
func (e *Encoder) declare(url string) string {
	if prefix, ok := e.prefixOf[url]; ok {
		return prefix
	}
	if url == xmlURL {
		return xmlPrefix
	}
	if e.prefixOf == nil {
		e.prefixOf, e.urlOf = map[string]string{}, map[string]string{}
	}
	// The last part of the URL may do.
	prefix := strings.TrimRight(url, "/")
	prefix = prefix[strings.LastIndexByte(prefix, '/')+1:]
	if !goodName(prefix) || strings.Contains(prefix, ":") {
		prefix = "_"
	}
	if len(prefix) >= 3 && strings.EqualFold(prefix[:3], "xml") {
		prefix = "_" + prefix // those are reserved
	}
	if e.urlOf[prefix] != "" {
		base := prefix
		for e.urlOf[prefix] != "" {
			e.seq++
			prefix = base + "_" + strconv.Itoa(e.seq)
		}
	}
	e.prefixOf[url], e.urlOf[prefix] = prefix, url
	e.declared = append(e.declared, prefix)
	e.w.WriteString(nsPrefix + ":" + prefix + `="` + escaped(url, true) + `" `)
	return prefix
}

// close writes a closing tag.
func (e *Encoder) close(name Name) error {
	if name.Local == "" {
		return fmt.Errorf("xml: end tag with no name")
	}
	last := len(e.tags) - 1
	if last < 0 || e.tags[last].Local == "" {
		return fmt.Errorf("xml: end tag </%s> without start tag", name.Local)
	}
	if open := e.tags[last]; open != name {
		if open.Local != name.Local {
			return fmt.Errorf("xml: end tag </%s> does not match start tag <%s>", name.Local, open.Local)
		}
		return fmt.Errorf("xml: end tag </%s> in namespace %s does not match start tag <%s> in namespace %s",
			name.Local, name.Space, open.Local, open.Space)
	}
	e.tags = e.tags[:last]
	e.newLine(-1)
	e.w.WriteString("</" + name.Local + ">")
	// Prefixes are good as far as the element.
	for {
		n := len(e.declared) - 1
		prefix := e.declared[n]
		e.declared = e.declared[:n]
		if prefix == "" {
			return nil
		}
		delete(e.prefixOf, e.urlOf[prefix])
		delete(e.urlOf, prefix)
	}
}

// newLine begins a line, if lines are wanted, for an opening (1) or closing (-1)
// tag or something else. An element without elements ends on its own line.
func (e *Encoder) newLine(level int) {
	if e.prefix == "" && e.indent == "" {
		return
	}
	if level < 0 {
		e.depth--
		if e.opened {
			e.opened = false
			return
		}
	}
	e.opened = level > 0
	if e.begun {
		e.w.WriteByte('\n')
	}
	e.begun = true
	e.w.WriteString(e.prefix + strings.Repeat(e.indent, e.depth))
	if level > 0 {
		e.depth++
	}
}

func (e *Encoder) escape(s string, newlines bool) { e.w.WriteString(escaped(s, newlines)) }

// cdata writes a section that is not escaped; where its end would stand in it
// there are two.
func (e *Encoder) cdata(s string) {
	if s == "" {
		return
	}
	e.w.WriteString("<![CDATA[" + strings.Replace(s, "]]>", "]]]]><![CDATA[>", -1) + "]]>")
}

// escaped gives s so that it stands for itself in texts and attributes; what no
// document can have becomes U+FFFD.
func escaped(s string, newlines bool) string {
	var b []byte
	done := 0
	for i := 0; i < len(s); {
		r, size := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, size = utf8.DecodeRuneInString(s[i:])
		}
		by := ""
		switch {
		case r == '"':
			by = "&#34;"
		case r == '\'':
			by = "&#39;"
		case r == '&':
			by = "&amp;"
		case r == '<':
			by = "&lt;"
		case r == '>':
			by = "&gt;"
		case r == '\t':
			by = "&#x9;"
		case r == '\n' && newlines:
			by = "&#xA;"
		case r == '\r':
			by = "&#xD;"
		case r == '\n':
		case !allowed(r), r == utf8.RuneError && size == 1:
			by = "\uFFFD"
		}
		if by != "" {
			b = append(append(b, s[done:i]...), by...)
			done = i + size
		}
		i += size
	}
	if b == nil {
		return s
	}
	return string(append(b, s[done:]...))
}
