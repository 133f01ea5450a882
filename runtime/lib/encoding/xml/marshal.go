// Writing Go values as elements.

package xml

import (
	"bytes"
	"encoding"
	"fmt"
	"io"
	"reflect"
	"strconv"
)

// Header is what a document may begin with; Marshal does not write it.
const Header = `<?xml version="1.0" encoding="UTF-8"?>` + "\n"

// Marshaler writes itself as an element, or as none.
type Marshaler interface {
	MarshalXML(e *Encoder, start StartElement) error
}

// MarshalerAttr gives itself as an attribute; one without a name is left out.
type MarshalerAttr interface {
	MarshalXMLAttr(name Name) (Attr, error)
}

var (
	marshalerType     = reflect.TypeOf((*Marshaler)(nil)).Elem()
	marshalerAttrType = reflect.TypeOf((*MarshalerAttr)(nil)).Elem()
	textMarshalerType = reflect.TypeOf((*encoding.TextMarshaler)(nil)).Elem()
)

// UnsupportedTypeError is a type that has no XML.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "xml: unsupported type: " + e.Type.String() }

// Marshal gives the XML of v.
func Marshal(v interface{}) ([]byte, error) { return MarshalIndent(v, "", "") }

// MarshalIndent gives the XML of v, each element on a line that begins with
// prefix and an indent for each level.
func MarshalIndent(v interface{}, prefix, indent string) ([]byte, error) {
	var b bytes.Buffer
	e := NewEncoder(&b)
	e.Indent(prefix, indent)
	if err := e.Encode(v); err != nil {
		return nil, err
	}
	return b.Bytes(), nil
}

// Encode writes the XML of v and flushes.
func (e *Encoder) Encode(v interface{}) error {
	if err := e.value(reflect.ValueOf(v), nil, nil); err != nil {
		return err
	}
	return e.w.Flush()
}

// EncodeElement writes v as the element start and flushes.
func (e *Encoder) EncodeElement(v interface{}, start StartElement) error {
	if err := e.value(reflect.ValueOf(v), nil, &start); err != nil {
		return err
	}
	return e.w.Flush()
}

// isEmpty tells whether omitempty leaves the value out.
func isEmpty(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array, reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Interface, reflect.Ptr:
		return v.IsNil()
	case reflect.Struct, reflect.Chan, reflect.Func, reflect.Complex64, reflect.Complex128, reflect.UnsafePointer:
		return false
	}
	return v.IsZero()
}

// value writes a value: as start if there is one, otherwise with the name that
// its type's XMLName, its field or its type gives.
func (e *Encoder) value(v reflect.Value, f *field, start *StartElement) error {
	if start != nil && start.Name.Local == "" {
		return fmt.Errorf("xml: EncodeElement of StartElement with missing name")
	}
	if !v.IsValid() || f != nil && f.mode&omitEmpty != 0 && isEmpty(v) {
		return nil
	}
	for v.Kind() == reflect.Interface || v.Kind() == reflect.Ptr {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	t := v.Type()
	if m := as(v, marshalerType); m != nil {
		return e.byItself(m.(Marshaler), defaultStart(reflect.TypeOf(m), f, start))
	}
	if m := as(v, textMarshalerType); m != nil {
		return e.byText(m.(encoding.TextMarshaler), defaultStart(reflect.TypeOf(m), f, start))
	}
	if k := v.Kind(); (k == reflect.Slice || k == reflect.Array) && t.Elem().Kind() != reflect.Uint8 {
		for i := 0; i < v.Len(); i++ {
			if err := e.value(v.Index(i), f, start); err != nil {
				return err
			}
		}
		return nil
	}
	l, err := layoutOf(t)
	if err != nil {
		return err
	}
	var tag StartElement
	if start != nil {
		tag.Name = start.Name
		tag.Attr = append(tag.Attr, start.Attr...)
	} else if tag.Name, err = elementName(v, l, f); err != nil {
		return err
	}
	for i := range l.fields {
		of := &l.fields[i]
		if of.mode&asAttr == 0 {
			continue
		}
		a := of.value(v, false)
		if of.mode&omitEmpty != 0 && (!a.IsValid() || isEmpty(a)) || a.Kind() == reflect.Interface && a.IsNil() {
			continue
		}
		if err := e.attr(&tag, Name{of.space, of.name}, a); err != nil {
			return err
		}
	}
	if err := e.open(&tag); err != nil {
		return err
	}
	if v.Kind() == reflect.Struct {
		err = e.content(l, v)
	} else {
		var text string
		if text, err = simple(v); err == nil {
			e.escape(text, true)
		}
	}
	if err != nil {
		return err
	}
	if err := e.close(tag.Name); err != nil {
		return err
	}
	return e.failed()
}

// elementName finds what the element of a value is called.
func elementName(v reflect.Value, l *layout, f *field) (Name, error) {
	var name Name
	if l.name != nil {
		if l.name.name != "" {
			name = Name{l.name.space, l.name.name}
		} else if own := l.name.value(v, false); own.IsValid() && own.Type() == nameType {
			if own := own.Interface().(Name); own.Local != "" {
				name = own
			}
		}
	}
	if name.Local == "" && f != nil {
		name = Name{f.space, f.name}
	}
	if name.Local == "" {
		if name.Local = v.Type().Name(); name.Local == "" {
			return name, &UnsupportedTypeError{v.Type()}
		}
	}
	return name, nil
}

// defaultStart is the element that a value is asked to write itself as.
func defaultStart(t reflect.Type, f *field, start *StartElement) StartElement {
	var tag StartElement
	switch {
	case start != nil:
		tag.Name = start.Name
		tag.Attr = append(tag.Attr, start.Attr...)
	case f != nil && f.name != "":
		tag.Name = Name{f.space, f.name}
	case t.Name() != "":
		tag.Name.Local = t.Name()
	default:
		tag.Name.Local = t.Elem().Name()
	}
	return tag
}

// byItself lets m write itself, and holds that it closes what it opens.
func (e *Encoder) byItself(m Marshaler, start StartElement) error {
	e.tags = append(e.tags, Name{}) // what was open before cannot be closed
	n := len(e.tags)
	if err := m.MarshalXML(e, start); err != nil {
		return err
	}
	if len(e.tags) > n {
		return fmt.Errorf("xml: %s.MarshalXML wrote invalid XML: <%s> not closed", typeName(m), e.tags[len(e.tags)-1].Local)
	}
	e.tags = e.tags[:n-1]
	return nil
}

func (e *Encoder) byText(m encoding.TextMarshaler, start StartElement) error {
	if err := e.open(&start); err != nil {
		return err
	}
	text, err := m.MarshalText()
	if err != nil {
		return err
	}
	e.escape(string(text), true)
	return e.close(start.Name)
}

// attr adds an attribute to the tag.
func (e *Encoder) attr(tag *StartElement, name Name, v reflect.Value) error {
	if m := as(v, marshalerAttrType); m != nil {
		a, err := m.(MarshalerAttr).MarshalXMLAttr(name)
		if err == nil && a.Name.Local != "" {
			tag.Attr = append(tag.Attr, a)
		}
		return err
	}
	if m := as(v, textMarshalerType); m != nil {
		text, err := m.(encoding.TextMarshaler).MarshalText()
		if err == nil {
			tag.Attr = append(tag.Attr, Attr{name, string(text)})
		}
		return err
	}
	if k := v.Kind(); k == reflect.Ptr || k == reflect.Interface {
		if v.IsNil() {
			return nil
		}
		v = v.Elem()
	}
	if v.Kind() == reflect.Slice && !isBytes(v.Type()) {
		for i := 0; i < v.Len(); i++ {
			if err := e.attr(tag, name, v.Index(i)); err != nil {
				return err
			}
		}
		return nil
	}
	if v.Type() == attrType {
		tag.Attr = append(tag.Attr, v.Interface().(Attr))
		return nil
	}
	text, err := simple(v)
	if err == nil {
		tag.Attr = append(tag.Attr, Attr{name, text})
	}
	return err
}

// simple gives the text of a value without parts.
func simple(v reflect.Value) (string, error) {
	switch v.Kind() {
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return strconv.FormatInt(v.Int(), 10), nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return strconv.FormatUint(v.Uint(), 10), nil
	case reflect.Float32, reflect.Float64:
		return strconv.FormatFloat(v.Float(), 'g', -1, v.Type().Bits()), nil
	case reflect.String:
		return v.String(), nil
	case reflect.Bool:
		return strconv.FormatBool(v.Bool()), nil
	case reflect.Array:
		if v.Type().Elem().Kind() == reflect.Uint8 {
			text := make([]byte, v.Len())
			for i := range text {
				text[i] = byte(v.Index(i).Uint())
			}
			return string(text), nil
		}
	case reflect.Slice:
		if isBytes(v.Type()) {
			return string(v.Bytes()), nil
		}
	}
	return "", &UnsupportedTypeError{v.Type()}
}

// behind follows pointers and interfaces as far as they lead.
func behind(v reflect.Value) reflect.Value {
	for (v.Kind() == reflect.Interface || v.Kind() == reflect.Ptr) && !v.IsNil() {
		v = v.Elem()
	}
	return v
}

// around is the elements that fields' paths have opened.
type around struct {
	e    *Encoder
	open []string
}

// keep closes all that is not on the way to these parents.
func (a *around) keep(parents []string) error {
	same := 0
	for same < len(parents) && same < len(a.open) && parents[same] == a.open[same] {
		same++
	}
	for len(a.open) > same {
		last := len(a.open) - 1
		if err := a.e.close(Name{Local: a.open[last]}); err != nil {
			return err
		}
		a.open = a.open[:last]
	}
	return nil
}

// enter opens what is still missing of the parents.
func (a *around) enter(parents []string) error {
	for _, name := range parents[len(a.open):] {
		if err := a.e.open(&StartElement{Name: Name{Local: name}}); err != nil {
			return err
		}
		a.open = append(a.open, name)
	}
	return nil
}

// content writes the fields of a struct that are no attributes.
func (e *Encoder) content(l *layout, v reflect.Value) error {
	path := around{e: e}
	for i := range l.fields {
		f := &l.fields[i]
		if f.mode&asAttr != 0 {
			continue
		}
		part := f.value(v, false)
		if !part.IsValid() {
			continue
		}
		if f.mode&kinds != asInnerXML {
			if err := path.keep(f.parents); err != nil {
				return err
			}
		}
		var err error
		switch f.mode & kinds {
		case asText, asCDATA:
			err = e.text(part, f.mode&asCDATA != 0)
		case asComment:
			err = e.comment(v.Type(), behind(part))
		case asInnerXML:
			raw := behind(part)
			if text, ok := raw.Interface().(string); ok {
				e.w.WriteString(text)
				continue
			}
			if text, ok := raw.Interface().([]byte); ok {
				e.w.Write(text)
				continue
			}
			err = e.value(part, f, nil)
		default:
			isNil := (part.Kind() == reflect.Ptr || part.Kind() == reflect.Interface) && part.IsNil()
			if len(f.parents) > len(path.open) && !isNil {
				if err := path.enter(f.parents); err != nil {
					return err
				}
			}
			err = e.value(part, f, nil)
		}
		if err != nil {
			return err
		}
	}
	if err := path.keep(nil); err != nil {
		return err
	}
	return e.failed()
}

// text writes a chardata or cdata field. What has no text writes nothing.
func (e *Encoder) text(v reflect.Value, cdata bool) error {
	var text string
	if m := as(v, textMarshalerType); m != nil {
		b, err := m.(encoding.TextMarshaler).MarshalText()
		if err != nil {
			return err
		}
		text = string(b)
	} else {
		v = behind(v)
		if k := v.Kind(); k == reflect.Array || k == reflect.Slice && v.Type() != reflect.TypeOf([]byte(nil)) {
			return nil
		}
		var err error
		if text, err = simple(v); err != nil {
			return nil
		}
	}
	if cdata {
		e.cdata(text)
	} else {
		e.escape(text, true)
	}
	return e.failed()
}

func (e *Encoder) comment(of reflect.Type, v reflect.Value) error {
	if k := v.Kind(); k != reflect.String && !(k == reflect.Slice && isBytes(v.Type())) {
		return fmt.Errorf("xml: bad type for comment field of %s", of)
	}
	if v.Len() == 0 {
		return nil
	}
	var text []byte
	if v.Kind() == reflect.String {
		text = []byte(v.String())
	} else {
		text = v.Bytes()
	}
	e.newLine(0)
	e.w.WriteString("<!--")
	if bytes.Contains(text, []byte("--")) {
		return fmt.Errorf(`xml: comments must not contain "--"`)
	}
	e.w.Write(text)
	if text[len(text)-1] == '-' {
		e.w.WriteByte(' ') // --- would be no end
	}
	e.w.WriteString("-->")
	return nil
}

// EscapeText writes text so that it stands for itself.
func EscapeText(w io.Writer, s []byte) error {
	_, err := w.Write([]byte(escaped(string(s), true)))
	return err
}

// Escape is EscapeText without its error.
func Escape(w io.Writer, s []byte) { EscapeText(w, s) }
