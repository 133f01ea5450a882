// Tokens: the pieces a document is made of.

// Package xml reads and writes XML 1.0 with name spaces, as tokens or as Go
// values.
package xml

import "strconv"

// SyntaxError is a document that is no XML.
type SyntaxError struct {
	Msg  string
	Line int
}

func (e *SyntaxError) Error() string {
	return "XML syntax error on line " + strconv.Itoa(e.Line) + ": " + e.Msg
}

// Attr is an attribute of an element.
type Attr struct {
	Name  Name
	Value string
}

// Token is a StartElement, EndElement, CharData, Comment, ProcInst or Directive.
type Token interface{}

// StartElement opens an element.
type StartElement struct {
	Name Name
	Attr []Attr
}

// Copy gives an element with attributes of its own.
func (e StartElement) Copy() StartElement {
	e.Attr = append(make([]Attr, 0, len(e.Attr)), e.Attr...)
	return e
}

// End gives what closes the element.
func (e StartElement) End() EndElement { return EndElement{e.Name} }

// EndElement closes an element.
type EndElement struct {
	Name Name
}

// CharData is text, with its entities replaced.
type CharData []byte

// Copy gives text of its own.
func (c CharData) Copy() CharData { return CharData(bytesCopied(c)) }

// Comment is what stands between <!-- and -->.
type Comment []byte

// Copy gives a comment of its own.
func (c Comment) Copy() Comment { return Comment(bytesCopied(c)) }

// ProcInst is what stands between <? and ?>.
type ProcInst struct {
	Target string
	Inst   []byte
}

// Copy gives an instruction of its own.
func (p ProcInst) Copy() ProcInst {
	p.Inst = bytesCopied(p.Inst)
	return p
}

// Directive is what stands between <! and >.
type Directive []byte

// Copy gives a directive of its own.
func (d Directive) Copy() Directive { return Directive(bytesCopied(d)) }

func bytesCopied(b []byte) []byte {
	if len(b) == 0 {
		return nil
	}
	return append([]byte(nil), b...)
}

// CopyToken gives a token that the Decoder will not overwrite.
func CopyToken(t Token) Token {
	switch t := t.(type) {
	case StartElement:
		return t.Copy()
	case CharData:
		return t.Copy()
	case Comment:
		return t.Copy()
	case ProcInst:
		return t.Copy()
	case Directive:
		return t.Copy()
	}
	return t
}

// TokenReader gives tokens, io.EOF after the last (or with it).
type TokenReader interface {
	Token() (Token, error)
}
