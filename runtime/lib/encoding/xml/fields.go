// How the fields of a struct stand for parts of an element.

package xml

import (
	"fmt"
	"reflect"
	"strings"
	"sync"
)

// mode tells what a field holds.
type mode int

const (
	asElement mode = 1 << iota
	asAttr
	asCDATA
	asText
	asInnerXML
	asComment
	asAny
	omitEmpty

	kinds = asElement | asAttr | asCDATA | asText | asInnerXML | asComment | asAny
)

var modes = map[string]mode{
	"attr": asAttr, "cdata": asCDATA, "chardata": asText, "innerxml": asInnerXML,
	"comment": asComment, "any": asAny, "omitempty": omitEmpty,
}

// field is one that takes part.
type field struct {
	index   []int
	name    string
	space   string
	mode    mode
	parents []string // elements around it, from the outermost
}

// layout is what there is to know of a struct type.
type layout struct {
	name   *field // XMLName
	fields []field
}

// TagPathError tells of two fields that stand for the same element.
type TagPathError struct {
	Struct       reflect.Type
	Field1, Tag1 string
	Field2, Tag2 string
}

func (e *TagPathError) Error() string {
	return fmt.Sprintf("%s field %q with tag %q conflicts with field %q with tag %q", e.Struct, e.Field1, e.Tag1, e.Field2, e.Tag2)
}

var (
	layouts  sync.Map // *layout by reflect.Type
	nameType = reflect.TypeOf(Name{})
	attrType = reflect.TypeOf(Attr{})
)

// layoutOf gives the layout of a type, an empty one unless it is a struct.
func layoutOf(t reflect.Type) (*layout, error) {
	if known, ok := layouts.Load(t); ok {
		return known.(*layout), nil
	}
	l := &layout{}
	if t.Kind() == reflect.Struct && t != nameType {
		for i := 0; i < t.NumField(); i++ {
			if err := l.take(t, t.Field(i)); err != nil {
				return nil, err
			}
		}
	}
	known, _ := layouts.LoadOrStore(t, l)
	return known.(*layout), nil
}

// take adds a field of the type, or all of an embedded struct's.
func (l *layout) take(t reflect.Type, f reflect.StructField) error {
	if f.PkgPath != "" && !f.Anonymous || f.Tag.Get("xml") == "-" {
		return nil
	}
	if f.Anonymous {
		inner := f.Type
		if inner.Kind() == reflect.Ptr {
			inner = inner.Elem()
		}
		if inner.Kind() == reflect.Struct {
			of, err := layoutOf(inner)
			if err != nil {
				return err
			}
			if l.name == nil && of.name != nil {
				l.name = of.name
			}
			for _, nested := range of.fields {
				nested.index = joined(f.Index, nested.index)
				if err := l.add(t, nested); err != nil {
					return err
				}
			}
			return nil
		}
	}
	parsed, err := parseField(t, f)
	if err != nil {
		return err
	}
	if f.Name == "XMLName" {
		l.name = parsed
		return nil
	}
	return l.add(t, *parsed)
}

func joined(a, b []int) []int { return append(append([]int(nil), a...), b...) }

// parseField reads a field's tag.
func parseField(t reflect.Type, f reflect.StructField) (*field, error) {
	whole := f.Tag.Get("xml")
	parsed := &field{index: f.Index}
	tag := whole
	if space := strings.IndexByte(tag, ' '); space >= 0 {
		parsed.space, tag = tag[:space], tag[space+1:]
	}
	words := strings.Split(tag, ",")
	tag = words[0]
	for _, word := range words[1:] {
		parsed.mode |= modes[word]
	}
	good := true
	switch kind := parsed.mode & kinds; kind {
	case 0:
		parsed.mode |= asElement
	case asAttr, asCDATA, asText, asInnerXML, asComment, asAny, asAny | asAttr:
		good = f.Name != "XMLName" && (tag == "" || kind == asAttr)
		if kind == asAny {
			parsed.mode |= asElement
		}
	default:
		good = false
	}
	if len(words) > 1 && parsed.mode&omitEmpty != 0 && parsed.mode&(asElement|asAttr) == 0 {
		good = false
	}
	if !good {
		return nil, fmt.Errorf("xml: invalid tag in field %s of type %s: %q", f.Name, t, whole)
	}
	if parsed.space != "" && tag == "" {
		return nil, fmt.Errorf("xml: namespace without name in field %s of type %s: %q", f.Name, t, whole)
	}
	if f.Name == "XMLName" {
		parsed.name = tag
		return parsed, nil
	}
	named := nameOf(f.Type)
	if tag == "" {
		parsed.name = f.Name
		if named != nil {
			parsed.space, parsed.name = named.space, named.name
		}
		return parsed, nil
	}
	path := strings.Split(tag, ">")
	if path[0] == "" {
		path[0] = f.Name
	}
	last := len(path) - 1
	if path[last] == "" {
		return nil, fmt.Errorf("xml: trailing '>' in field %s of type %s", f.Name, t)
	}
	parsed.name = path[last]
	if last > 0 {
		if parsed.mode&asElement == 0 {
			return nil, fmt.Errorf("xml: %s chain not valid with %s flag", tag, strings.Join(words[1:], ","))
		}
		parsed.parents = path[:last]
	}
	if parsed.mode&asElement != 0 && named != nil && named.name != parsed.name {
		return nil, fmt.Errorf("xml: name %q in tag of %s.%s conflicts with name %q in %s.XMLName",
			parsed.name, t, f.Name, named.name, f.Type)
	}
	return parsed, nil
}

// nameOf gives the name that a type has by its XMLName.
func nameOf(t reflect.Type) *field {
	for t.Kind() == reflect.Ptr {
		t = t.Elem()
	}
	if t.Kind() != reflect.Struct {
		return nil
	}
	for i := 0; i < t.NumField(); i++ {
		if f := t.Field(i); f.Name == "XMLName" {
			if parsed, err := parseField(t, f); err == nil && parsed.name != "" {
				return parsed
			}
			return nil
		}
	}
	return nil
}

// collides tells whether two fields want the same element or attribute, or one
// an element that the other wants to be around it.
func collides(a, b *field) bool {
	if a.mode&kinds != b.mode&kinds || a.space != "" && b.space != "" && a.space != b.space {
		return false
	}
	for i := 0; i < len(a.parents) && i < len(b.parents); i++ {
		if a.parents[i] != b.parents[i] {
			return false
		}
	}
	switch {
	case len(a.parents) > len(b.parents):
		return a.parents[len(b.parents)] == b.name
	case len(a.parents) < len(b.parents):
		return b.parents[len(a.parents)] == a.name
	}
	return a.name == b.name && a.space == b.space
}

// add takes a field in. Of those that collide the shallowest counts, and two as
// shallow are an error.
func (l *layout) add(t reflect.Type, f field) error {
	var kept []field
	var rival *field
	for i := range l.fields {
		old := &l.fields[i]
		if !collides(old, &f) {
			kept = append(kept, *old)
			continue
		}
		if len(old.index) < len(f.index) {
			return nil
		}
		if len(old.index) == len(f.index) && rival == nil {
			rival = old
		}
	}
	if rival != nil {
		one, other := t.FieldByIndex(rival.index), t.FieldByIndex(f.index)
		return &TagPathError{t, one.Name, one.Tag.Get("xml"), other.Name, other.Tag.Get("xml")}
	}
	l.fields = append(kept, f)
	return nil
}

// value gives the field of a struct; nil pointers to embedded structs on the way
// are filled if make is set, otherwise the zero Value comes back.
func (f *field) value(v reflect.Value, make bool) reflect.Value {
	for i, x := range f.index {
		if i > 0 && v.Kind() == reflect.Ptr && v.Type().Elem().Kind() == reflect.Struct {
			if v.IsNil() {
				if !make {
					return reflect.Value{}
				}
				v.Set(reflect.New(v.Type().Elem()))
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}
