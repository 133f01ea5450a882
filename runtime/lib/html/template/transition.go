// How text changes the context: a sketch of the parsers of HTML, CSS and
// JavaScript, as far as it matters where a value stands.

package template

import (
	"bytes"
	"html"
	"strings"
)

const spaces = " \t\n\f\r"

func skipSpaces(s []byte, i int) int {
	for i < len(s) && strings.IndexByte(spaces, s[i]) >= 0 {
		i++
	}
	return i
}

func letter(c byte) bool { return 'a' <= c|0x20 && c|0x20 <= 'z' }

func alphanumeric(c byte) bool { return letter(c) || '0' <= c && c <= '9' }

// after gives the context behind s, or behind as much of s as n tells.
func after(c context, s []byte) (next context, n int) {
	if c.delim == delimNone {
		end := len(s)
		if c.element != elementNone {
			if at := tagEnd(s, c.element.tag()); at == 0 {
				return context{}, 0
			} else if at > 0 {
				end = at
			}
		}
		return step(c, s[:end])
	}
	i := bytes.IndexAny(s, c.delim.ends())
	if i < 0 {
		i = len(s)
	}
	if c.delim == delimSpaceOrTagEnd {
		// Browsers do not agree on these.
		if j := bytes.IndexAny(s[:i], "\"'<=`"); j >= 0 {
			return wrong(ErrBadHTML, nil, 0, "%q in unquoted attr: %q", s[j:j+1], s[:i]), len(s)
		}
	}
	if i == len(s) {
		// Still within: the value's language sees it without HTML's escapes.
		for value := []byte(html.UnescapeString(string(s))); len(value) > 0; {
			next, used := step(c, value)
			c, value = next, value[used:]
		}
		return c, len(s)
	}
	out := c.element
	if c.state == stateAttr && out == elementScript && c.attr == attrScriptType && !isJavaScript(string(s[:i])) {
		out = elementNone
	}
	if c.delim != delimSpaceOrTagEnd {
		i++ // the quote
	}
	return context{state: stateTag, element: out}, i
}

// tagEnd finds </tag, in any case, with what ends a name behind it.
func tagEnd(s []byte, tag string) int {
	for from := 0; ; {
		at := bytes.Index(s[from:], []byte("</"))
		if at < 0 {
			return -1
		}
		at += from
		from = at + 2
		if rest := s[from:]; len(rest) > len(tag) && strings.EqualFold(string(rest[:len(tag)]), tag) &&
			strings.IndexByte("> \t\n\f/", rest[len(tag)]) >= 0 {
			return at
		}
	}
}

// step reads s to where the state changes, or to its end.
func step(c context, s []byte) (context, int) {
	switch c.state {
	case stateText:
		return inText(c, s)
	case stateTag:
		return inTag(c, s)
	case stateAttrName:
		return inName(c, s)
	case stateAfterName:
		i := skipSpaces(s, 0)
		if i == len(s) {
			return c, i
		}
		if s[i] != '=' {
			c.state = stateTag
			return c, i
		}
		c.state = stateBeforeValue
		return c, i + 1
	case stateBeforeValue:
		return beforeValue(c, s)
	case stateHTMLCmt:
		if i := bytes.Index(s, []byte("-->")); i >= 0 {
			return context{}, i + 3
		}
	case stateURL:
		return inURL(c, s), len(s)
	case stateJS:
		return inJS(c, s)
	case stateJSDqStr, stateJSSqStr, stateJSBqStr, stateJSRegexp:
		return inJSQuotes(c, s)
	case stateJSBlockCmt, stateCSSBlockCmt:
		if i := bytes.Index(s, []byte("*/")); i >= 0 {
			c.state = outOfComment(c.state)
			return c, i + 2
		}
	case stateJSLineCmt:
		return lineComment(c, s, "\n\r\u2028\u2029")
	case stateCSSLineCmt:
		return lineComment(c, s, "\n\f\r") // no comments of CSS, but of its dialects
	case stateCSS:
		return inCSS(c, s)
	case stateCSSDqStr, stateCSSSqStr, stateCSSDqURL, stateCSSSqURL, stateCSSURL:
		return inCSSQuotes(c, s)
	}
	return c, len(s)
}

func outOfComment(s state) state {
	if s == stateJSBlockCmt || s == stateJSLineCmt {
		return stateJS
	}
	return stateCSS
}

func lineComment(c context, s []byte, ends string) (context, int) {
	i := bytes.IndexAny(s, ends)
	if i < 0 {
		return c, len(s)
	}
	c.state = outOfComment(c.state)
	return c, i // the line's end matters to what follows
}

func inText(c context, s []byte) (context, int) {
	for k := 0; ; {
		i := bytes.IndexByte(s[k:], '<')
		if i < 0 || k+i+1 == len(s) {
			return c, len(s)
		}
		i += k
		if bytes.HasPrefix(s[i:], []byte("<!--")) {
			return context{state: stateHTMLCmt}, i + 4
		}
		i++
		ending := s[i] == '/'
		if ending {
			if i++; i == len(s) {
				return c, i
			}
		}
		j, e := tagName(s, i)
		if j > i {
			if ending {
				e = elementNone
			}
			return context{state: stateTag, element: e}, j
		}
		k = j
	}
}

// tagName reads a tag's name: letters and digits, with single - and : within.
func tagName(s []byte, i int) (int, element) {
	if i == len(s) || !letter(s[i]) {
		return i, elementNone
	}
	j := i + 1
	for j < len(s) {
		if alphanumeric(s[j]) {
			j++
		} else if (s[j] == ':' || s[j] == '-') && j+1 < len(s) && alphanumeric(s[j+1]) {
			j += 2
		} else {
			break
		}
	}
	name := strings.ToLower(string(s[i:j]))
	for e := elementScript; e <= elementTitle; e++ {
		if e.tag() == name {
			return j, e
		}
	}
	return j, elementNone
}

func inTag(c context, s []byte) (context, int) {
	i := skipSpaces(s, 0)
	if i == len(s) {
		return c, i
	}
	if s[i] == '>' {
		return context{state: c.element.content(), element: c.element}, i + 1
	}
	j, bad := attributeName(s, i)
	if bad != nil {
		return *bad, len(s)
	}
	if i == j {
		return wrong(ErrBadHTML, nil, 0, "expected space, attr name, or end of tag, but got %q", s[i:]), len(s)
	}
	next := context{state: stateAfterName, element: c.element}
	name := strings.ToLower(string(s[i:j]))
	if c.element == elementScript && name == "type" {
		next.attr = attrScriptType
	} else {
		switch attributeKind(name) {
		case kindURL:
			next.attr = attrURL
		case kindCSS:
			next.attr = attrStyle
		case kindJS:
			next.attr = attrScript
		case kindSrcset:
			next.attr = attrSrcset
		}
	}
	if j == len(s) {
		next.state = stateAttrName
	}
	return next, j
}

func inName(c context, s []byte) (context, int) {
	i, bad := attributeName(s, 0)
	if bad != nil {
		return *bad, len(s)
	}
	if i < len(s) {
		c.state = stateAfterName
	}
	return c, i
}

// attributeName gives where a name ends.
func attributeName(s []byte, i int) (int, *context) {
	for j := i; j < len(s); j++ {
		switch s[j] {
		case ' ', '\t', '\n', '\f', '\r', '=', '>':
			return j, nil
		case '\'', '"', '<':
			bad := wrong(ErrBadHTML, nil, 0, "%q in attribute name: %.32q", s[j:j+1], s)
			return -1, &bad
		}
	}
	return len(s), nil
}

func beforeValue(c context, s []byte) (context, int) {
	i := skipSpaces(s, 0)
	if i == len(s) {
		return c, i
	}
	c.delim = delimSpaceOrTagEnd
	switch s[i] {
	case '"':
		c.delim = delimDoubleQuote
		i++
	case '\'':
		c.delim = delimSingleQuote
		i++
	}
	c.state = c.attr.value()
	return c, i
}

func inURL(c context, s []byte) context {
	if bytes.ContainsAny(s, "#?") {
		c.urlPart = urlPartQueryOrFrag
	} else if c.urlPart == urlPartNone && skipSpaces(s, 0) < len(s) {
		c.urlPart = urlPartPreQuery
	}
	return c
}

func inJS(c context, s []byte) (context, int) {
	i := bytes.IndexAny(s, "\"`'/")
	if i < 0 {
		c.jsCtx = slashAfter(s, c.jsCtx)
		return c, len(s)
	}
	c.jsCtx = slashAfter(s[:i], c.jsCtx)
	if s[i] == '/' {
		switch {
		case i+1 < len(s) && s[i+1] == '/':
			c.state = stateJSLineCmt
			i++
		case i+1 < len(s) && s[i+1] == '*':
			c.state = stateJSBlockCmt
			i++
		case c.jsCtx == jsCtxRegexp:
			c.state = stateJSRegexp
		case c.jsCtx == jsCtxDivOp:
			c.jsCtx = jsCtxRegexp
		default:
			return wrong(ErrSlashAmbig, nil, 0, "'/' could start a division or regexp: %.32q", s[i:]), len(s)
		}
		return c, i + 1
	}
	switch s[i] {
	case '"':
		c.state = stateJSDqStr
	case '\'':
		c.state = stateJSSqStr
	case '`':
		c.state = stateJSBqStr
	}
	c.jsCtx = jsCtxRegexp
	return c, i + 1
}

func inJSQuotes(c context, s []byte) (context, int) {
	stops := map[state]string{stateJSDqStr: `\"`, stateJSSqStr: `\'`, stateJSBqStr: "\\`", stateJSRegexp: `\/[]`}[c.state]
	inSet := false
	for k := 0; ; {
		i := bytes.IndexAny(s[k:], stops)
		if i < 0 {
			break
		}
		i += k
		switch s[i] {
		case '\\':
			if i++; i == len(s) {
				return wrong(ErrPartialEscape, nil, 0, "unfinished escape sequence in JS string: %q", s), len(s)
			}
		case '[':
			inSet = true
		case ']':
			inSet = false
		default:
			if !inSet {
				c.state, c.jsCtx = stateJS, jsCtxDivOp
				return c, i + 1
			}
		}
		k = i + 1
	}
	if inSet {
		// What follows could not be told from the set's end.
		return wrong(ErrPartialCharset, nil, 0, "unfinished JS regexp charset: %q", s), len(s)
	}
	return c, len(s)
}

func inCSS(c context, s []byte) (context, int) {
	for k := 0; ; {
		i := bytes.IndexAny(s[k:], `("'/`)
		if i < 0 {
			return c, len(s)
		}
		i += k
		switch s[i] {
		case '(':
			if before := bytes.TrimRight(s[:i], spaces); endsWithKeyword(before, "url") {
				j := skipSpaces(s, i+1)
				c.state = stateCSSURL
				if j < len(s) && s[j] == '"' {
					c.state = stateCSSDqURL
					j++
				} else if j < len(s) && s[j] == '\'' {
					c.state = stateCSSSqURL
					j++
				}
				return c, j
			}
		case '/':
			if i+1 < len(s) && s[i+1] == '/' {
				c.state = stateCSSLineCmt
				return c, i + 2
			}
			if i+1 < len(s) && s[i+1] == '*' {
				c.state = stateCSSBlockCmt
				return c, i + 2
			}
		case '"':
			c.state = stateCSSDqStr
			return c, i + 1
		case '\'':
			c.state = stateCSSSqStr
			return c, i + 1
		}
		k = i + 1
	}
}

func inCSSQuotes(c context, s []byte) (context, int) {
	stops := `\"`
	switch c.state {
	case stateCSSSqStr, stateCSSSqURL:
		stops = `\'`
	case stateCSSURL:
		stops = "\\\t\n\f\r )"
	}
	for k := 0; ; {
		i := bytes.IndexAny(s[k:], stops)
		if i < 0 {
			return inURL(c, withoutCSSEscapes(s[k:])), len(s)
		}
		i += k
		if s[i] != '\\' {
			c.state = stateCSS
			return c, i + 1
		}
		if i++; i == len(s) {
			return wrong(ErrPartialEscape, nil, 0, "unfinished escape sequence in CSS string: %q", s), len(s)
		}
		c = inURL(c, withoutCSSEscapes(s[:i+1]))
		k = i + 1
	}
}
