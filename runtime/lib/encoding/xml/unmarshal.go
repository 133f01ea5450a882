// Reading elements into Go values.

package xml

import (
	"bytes"
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"strings"
)

// UnmarshalError is a document that does not fit its value.
type UnmarshalError string

func (e UnmarshalError) Error() string { return string(e) }

// Unmarshaler reads itself from an element, all of it: start has been read
// already.
type Unmarshaler interface {
	UnmarshalXML(d *Decoder, start StartElement) error
}

// UnmarshalerAttr reads itself from an attribute.
type UnmarshalerAttr interface {
	UnmarshalXMLAttr(attr Attr) error
}

var (
	unmarshalerType     = reflect.TypeOf((*Unmarshaler)(nil)).Elem()
	unmarshalerAttrType = reflect.TypeOf((*UnmarshalerAttr)(nil)).Elem()
	textUnmarshalerType = reflect.TypeOf((*encoding.TextUnmarshaler)(nil)).Elem()
)

// deepest is how many elements within each other are read into values.
const deepest = 10000

var errTooDeep = errors.New("exceeded max depth")

// Unmarshal reads the first element of data into what v points to.
func Unmarshal(data []byte, v interface{}) error {
	return NewDecoder(bytes.NewReader(data)).Decode(v)
}

// Decode reads the next element into what v points to.
func (d *Decoder) Decode(v interface{}) error { return d.DecodeElement(v, nil) }

// DecodeElement reads the element that start has begun (the next one, if nil)
// into what v points to.
func (d *Decoder) DecodeElement(v interface{}, start *StartElement) error {
	val := reflect.ValueOf(v)
	if val.Kind() != reflect.Ptr {
		return errors.New("non-pointer passed to Unmarshal")
	}
	if val.IsNil() {
		return errors.New("nil pointer passed to Unmarshal")
	}
	return d.element(val.Elem(), start)
}

// as gives the value, or a pointer to it, if that has the interface.
func as(v reflect.Value, t reflect.Type) interface{} {
	if v.CanInterface() && v.Type().Implements(t) {
		return v.Interface()
	}
	if v.CanAddr() {
		if p := v.Addr(); p.CanInterface() && p.Type().Implements(t) {
			return p.Interface()
		}
	}
	return nil
}

// content is where the parts of an element go.
type content struct {
	text, comment, inner, any reflect.Value
	innerFrom                 int
	of                        reflect.Value // the struct
	layout                    *layout
}

func isBytes(t reflect.Type) bool {
	return t.Kind() == reflect.Slice && t.Elem().Kind() == reflect.Uint8
}

// element reads an element into v.
func (d *Decoder) element(v reflect.Value, start *StartElement) error {
	if d.deep >= deepest {
		return errTooDeep
	}
	d.deep++
	defer func() { d.deep-- }()
	for start == nil {
		t, err := d.Token()
		if err != nil {
			return err
		}
		if e, ok := t.(StartElement); ok {
			start = &e
		}
	}
	// A pointer in an interface is read into; other interfaces are not.
	if v.Kind() == reflect.Interface && !v.IsNil() {
		if e := v.Elem(); e.Kind() == reflect.Ptr && !e.IsNil() {
			v = e
		}
	}
	if v.Kind() == reflect.Ptr {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	if u, ok := as(v, unmarshalerType).(Unmarshaler); ok {
		return d.byItself(u, start)
	}
	if u, ok := as(v, textUnmarshalerType).(encoding.TextUnmarshaler); ok {
		return d.byText(u)
	}
	var c content
	keptBefore := d.keeps
	defer func() {
		if !keptBefore {
			d.keeps, d.keep = false, nil
		}
	}()
	switch v.Kind() {
	case reflect.Interface:
		return d.Skip()
	case reflect.Slice:
		if isBytes(v.Type()) {
			c.text = v
			break
		}
		n := v.Len()
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		if err := d.element(v.Index(n), start); err != nil {
			v.SetLen(n)
			return err
		}
		return nil
	case reflect.Bool, reflect.Float32, reflect.Float64, reflect.String,
		reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64,
		reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		c.text = v
	case reflect.Struct:
		if v.Type() == nameType {
			v.Set(reflect.ValueOf(start.Name))
			break
		}
		if err := d.prepare(&c, v, start); err != nil {
			return err
		}
	default:
		return errors.New("unknown type " + v.Type().String())
	}
	return d.fill(&c)
}

// byItself lets u read the element, and nothing beyond it.
func (d *Decoder) byItself(u Unmarshaler, start *StartElement) error {
	floor := d.floor
	d.floor = len(d.open) - 1
	d.within++
	err := u.UnmarshalXML(d, *start)
	d.within--
	whole := len(d.open) == d.floor
	d.floor = floor
	if err == nil && !whole {
		err = fmt.Errorf("xml: %s.UnmarshalXML did not consume entire <%s> element", typeName(u), start.Name.Local)
	}
	return err
}

func typeName(v interface{}) string {
	t := reflect.TypeOf(v)
	if t.Name() != "" {
		return t.String()
	}
	return "(" + t.String() + ")"
}

// byText gives u the element's own text.
func (d *Decoder) byText(u encoding.TextUnmarshaler) error {
	var text []byte
	for depth := 1; depth > 0; {
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case CharData:
			if depth == 1 {
				text = append(text, t...)
			}
		case StartElement:
			depth++
		case EndElement:
			depth--
		}
	}
	return u.UnmarshalText(text)
}

// prepare checks the element's name, reads its attributes and finds the fields
// for its content.
func (d *Decoder) prepare(c *content, v reflect.Value, start *StartElement) error {
	l, err := layoutOf(v.Type())
	if err != nil {
		return err
	}
	c.of, c.layout = v, l
	if l.name != nil {
		if want := l.name.name; want != "" && want != start.Name.Local {
			return UnmarshalError("expected element type <" + want + "> but have <" + start.Name.Local + ">")
		}
		if want := l.name.space; want != "" && want != start.Name.Space {
			have := start.Name.Space
			if have == "" {
				have = "no name space"
			}
			return UnmarshalError("expected element <" + l.name.name + "> in name space " + want + " but have " + have)
		}
		if name := l.name.value(v, true); name.Type() == nameType {
			name.Set(reflect.ValueOf(start.Name))
		}
	}
	for _, a := range start.Attr {
		var any *field
		taken := false
		for i := range l.fields {
			f := &l.fields[i]
			switch f.mode & kinds {
			case asAttr:
				into := f.value(v, true)
				if a.Name.Local == f.name && (f.space == "" || f.space == a.Name.Space) {
					if err := d.attr(into, a); err != nil {
						return err
					}
					taken = true
				}
			case asAny | asAttr:
				if any == nil {
					any = f
				}
			}
		}
		if !taken && any != nil {
			if err := d.attr(any.value(v, true), a); err != nil {
				return err
			}
		}
	}
	for i := range l.fields {
		f := &l.fields[i]
		var place *reflect.Value
		switch f.mode & kinds {
		case asText, asCDATA:
			place = &c.text
		case asComment:
			place = &c.comment
		case asAny, asAny | asElement:
			place = &c.any
		case asInnerXML:
			place = &c.inner
		}
		if place == nil || place.IsValid() {
			continue
		}
		*place = f.value(v, true)
		if place == &c.inner {
			if !d.keeps {
				d.keeps = true
				d.keep = nil
			}
			c.innerFrom = len(d.keep)
		}
	}
	return nil
}

// fill reads the element to its end.
func (d *Decoder) fill(c *content) error {
	var text, comment, inner []byte
	for open := true; open; {
		before := len(d.keep)
		t, err := d.Token()
		if err != nil {
			return err
		}
		switch t := t.(type) {
		case StartElement:
			taken := false
			if c.of.IsValid() {
				if d.deep >= deepest {
					return errTooDeep
				}
				if taken, err = d.path(c.layout, c.of, nil, &t, 1); err != nil {
					return err
				}
				if !taken && c.any.IsValid() {
					taken = true
					if err := d.element(c.any, &t); err != nil {
						return err
					}
				}
			}
			if !taken {
				if err := d.Skip(); err != nil {
					return err
				}
			}
		case EndElement:
			if c.inner.IsValid() {
				inner = d.keep[c.innerFrom:before]
			}
			open = false
		case CharData:
			if c.text.IsValid() {
				text = append(text, t...)
			}
		case Comment:
			if c.comment.IsValid() {
				comment = append(comment, t...)
			}
		}
	}
	if c.text.IsValid() {
		if u, ok := as(c.text, textUnmarshalerType).(encoding.TextUnmarshaler); ok {
			if err := u.UnmarshalText(text); err != nil {
				return err
			}
		} else if err := setText(c.text, text); err != nil {
			return err
		}
	}
	setRaw(c.comment, comment, false)
	setRaw(c.inner, inner, true)
	return nil
}

// setRaw puts bytes as they are into a string or []byte.
func setRaw(v reflect.Value, b []byte, copied bool) {
	if !v.IsValid() {
		return
	}
	switch {
	case v.Kind() == reflect.String:
		v.SetString(string(b))
	case isBytes(v.Type()):
		if copied {
			b = append([]byte{}, b...)
		}
		v.SetBytes(b)
	}
}

// attr reads an attribute into v.
func (d *Decoder) attr(v reflect.Value, a Attr) error {
	if v.Kind() == reflect.Ptr {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	if u, ok := as(v, unmarshalerAttrType).(UnmarshalerAttr); ok {
		return u.UnmarshalXMLAttr(a)
	}
	if u, ok := as(v, textUnmarshalerType).(encoding.TextUnmarshaler); ok {
		return u.UnmarshalText([]byte(a.Value))
	}
	if v.Kind() == reflect.Slice && !isBytes(v.Type()) {
		n := v.Len()
		v.Set(reflect.Append(v, reflect.Zero(v.Type().Elem())))
		err := d.attr(v.Index(n), a)
		if err != nil {
			v.SetLen(n)
		}
		return err
	}
	if v.Type() == attrType {
		v.Set(reflect.ValueOf(a))
		return nil
	}
	return setText(v, []byte(a.Value))
}

// setText reads a text as a value; none at all is the zero value.
func setText(v reflect.Value, text []byte) error {
	whole := v
	if v.Kind() == reflect.Ptr {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	s := strings.TrimSpace(string(text))
	none := len(text) == 0
	switch v.Kind() {
	case reflect.Invalid:
		return nil
	case reflect.String:
		v.SetString(string(text))
		return nil
	case reflect.Slice:
		if !isBytes(v.Type()) {
			break
		}
		if none {
			text = []byte{}
		}
		v.SetBytes(text)
		return nil
	case reflect.Bool:
		if none {
			v.SetBool(false)
			return nil
		}
		b, err := strconv.ParseBool(s)
		if err != nil {
			return err
		}
		v.SetBool(b)
		return nil
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if none {
			v.SetInt(0)
			return nil
		}
		n, err := strconv.ParseInt(s, 10, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetInt(n)
		return nil
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if none {
			v.SetUint(0)
			return nil
		}
		n, err := strconv.ParseUint(s, 10, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetUint(n)
		return nil
	case reflect.Float32, reflect.Float64:
		if none {
			v.SetFloat(0)
			return nil
		}
		n, err := strconv.ParseFloat(s, v.Type().Bits())
		if err != nil {
			return err
		}
		v.SetFloat(n)
		return nil
	}
	return errors.New("cannot unmarshal into " + whole.Type().String())
}

// path finds a field for an element whose parents, within the struct's own
// element, are given. If it is only on the way to some field, its content is
// looked through. It tells whether the element has been read.
func (d *Decoder) path(l *layout, v reflect.Value, parents []string, start *StartElement, depth int) (bool, error) {
	if d.deep+depth >= deepest {
		return false, errTooDeep
	}
	way := false
	for i := range l.fields {
		f := &l.fields[i]
		if f.mode&asElement == 0 || len(f.parents) < len(parents) || f.space != "" && f.space != start.Name.Space {
			continue
		}
		if !begins(f.parents, parents) {
			continue
		}
		if len(f.parents) == len(parents) {
			if f.name == start.Name.Local {
				return true, d.element(f.value(v, true), start)
			}
		} else if f.parents[len(parents)] == start.Name.Local {
			way = true
			parents = f.parents[:len(parents)+1]
			break
		}
	}
	if !way {
		return false, nil
	}
	for {
		t, err := d.Token()
		if err != nil {
			return true, err
		}
		switch t := t.(type) {
		case StartElement:
			taken, err := d.path(l, v, parents, &t, depth+1)
			if err != nil {
				return true, err
			}
			if !taken {
				if err := d.Skip(); err != nil {
					return true, err
				}
			}
		case EndElement:
			return true, nil
		}
	}
}

func begins(all, part []string) bool {
	for i, p := range part {
		if all[i] != p {
			return false
		}
	}
	return true
}
