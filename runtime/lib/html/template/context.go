// Where in a document a place of a template's text is.

package template

import (
	"fmt"
	"text/template/parse"
)

// context tells what the HTML parser is in the middle of.
type context struct {
	state   state
	delim   delim   // of the attribute's value
	urlPart urlPart // of the URL that is being written
	jsCtx   jsCtx
	attr    attr
	element element
	n       parse.Node // the {{break}} or {{continue}} it comes from
	err     *Error
}

func (c context) String() string {
	var err error
	if c.err != nil {
		err = c.err
	}
	return fmt.Sprintf("{%v %v %v %v %v %v %v}", c.state, c.delim, c.urlPart, c.jsCtx, c.attr, c.element, err)
}

// same compares all but the node.
func (c context) same(d context) bool {
	return c.state == d.state && c.delim == d.delim && c.urlPart == d.urlPart && c.jsCtx == d.jsCtx &&
		c.attr == d.attr && c.element == d.element && c.err == d.err
}

// mangle gives a template that is called in this context a name of its own.
func (c context) mangle(name string) string {
	if c.state == stateText {
		return name
	}
	name += "$htmltemplate_" + c.state.String()
	for _, part := range []struct {
		usual bool
		fmt.Stringer
	}{
		{c.delim == delimNone, c.delim}, {c.urlPart == urlPartNone, c.urlPart}, {c.jsCtx == jsCtxRegexp, c.jsCtx},
		{c.attr == attrNone, c.attr}, {c.element == elementNone, c.element},
	} {
		if !part.usual {
			name += "_" + part.String()
		}
	}
	return name
}

type state uint8

const (
	stateText        state = iota // outside of any tag
	stateTag                      // in a tag, before an attribute or the end
	stateAttrName                 // in an attribute's name
	stateAfterName                // behind it, before any =
	stateBeforeValue              // behind the =
	stateHTMLCmt
	stateRCDATA // <textarea> and <title>
	stateAttr   // in a value that is plain text
	stateURL
	stateSrcset
	stateJS
	stateJSDqStr
	stateJSSqStr
	stateJSBqStr
	stateJSRegexp
	stateJSBlockCmt
	stateJSLineCmt
	stateCSS
	stateCSSDqStr
	stateCSSSqStr
	stateCSSDqURL // url("
	stateCSSSqURL
	stateCSSURL
	stateCSSBlockCmt
	stateCSSLineCmt
	stateError
	stateDead // behind a {{break}} or {{continue}}
)

var stateNames = [...]string{
	"stateText", "stateTag", "stateAttrName", "stateAfterName", "stateBeforeValue", "stateHTMLCmt", "stateRCDATA",
	"stateAttr", "stateURL", "stateSrcset", "stateJS", "stateJSDqStr", "stateJSSqStr", "stateJSBqStr", "stateJSRegexp",
	"stateJSBlockCmt", "stateJSLineCmt", "stateCSS", "stateCSSDqStr", "stateCSSSqStr", "stateCSSDqURL", "stateCSSSqURL",
	"stateCSSURL", "stateCSSBlockCmt", "stateCSSLineCmt", "stateError", "stateDead",
}

func (s state) String() string { return stateNames[s] }

func (s state) isComment() bool {
	switch s {
	case stateHTMLCmt, stateJSBlockCmt, stateJSLineCmt, stateCSSBlockCmt, stateCSSLineCmt:
		return true
	}
	return false
}

func (s state) inTag() bool {
	switch s {
	case stateTag, stateAttrName, stateAfterName, stateBeforeValue, stateAttr:
		return true
	}
	return false
}

type delim uint8

const (
	delimNone delim = iota
	delimDoubleQuote
	delimSingleQuote
	delimSpaceOrTagEnd
)

var delimNames = [...]string{"delimNone", "delimDoubleQuote", "delimSingleQuote", "delimSpaceOrTagEnd"}

func (d delim) String() string { return delimNames[d] }

// ends has the bytes that end a value.
func (d delim) ends() string { return [...]string{"", `"`, "'", " \t\n\f\r>"}[d] }

type urlPart uint8

const (
	urlPartNone     urlPart = iota // nothing yet
	urlPartPreQuery                // scheme, host or path
	urlPartQueryOrFrag
	urlPartUnknown // before or behind the ?, as a branch goes
)

var urlPartNames = [...]string{"urlPartNone", "urlPartPreQuery", "urlPartQueryOrFrag", "urlPartUnknown"}

func (u urlPart) String() string { return urlPartNames[u] }

// jsCtx tells what a slash would begin.
type jsCtx uint8

const (
	jsCtxRegexp jsCtx = iota
	jsCtxDivOp
	jsCtxUnknown
)

var jsCtxNames = [...]string{"jsCtxRegexp", "jsCtxDivOp", "jsCtxUnknown"}

func (j jsCtx) String() string { return jsCtxNames[j] }

type element uint8

const (
	elementNone element = iota
	elementScript
	elementStyle
	elementTextarea
	elementTitle
)

var elementNames = [...]string{"elementNone", "elementScript", "elementStyle", "elementTextarea", "elementTitle"}

func (e element) String() string { return elementNames[e] }

// tag is the name of an element whose content is not HTML.
func (e element) tag() string { return [...]string{"", "script", "style", "textarea", "title"}[e] }

// content is the state in which such an element begins.
func (e element) content() state {
	return [...]state{stateText, stateJS, stateCSS, stateRCDATA, stateRCDATA}[e]
}

type attr uint8

const (
	attrNone attr = iota
	attrScript
	attrScriptType
	attrStyle
	attrURL
	attrSrcset
)

var attrNames = [...]string{"attrNone", "attrScript", "attrScriptType", "attrStyle", "attrURL", "attrSrcset"}

func (a attr) String() string { return attrNames[a] }

// value is the state in which such an attribute's value begins.
func (a attr) value() state {
	return [...]state{stateAttr, stateJS, stateAttr, stateCSS, stateURL, stateSrcset}[a]
}
