// Marshal and Unmarshal, and what may go wrong in them.

// Package json writes and reads JSON. Values are walked natively; methods of
// theirs that take part are called from here.
package json

import (
	"bytes"
	"reflect"
	"strconv"
)

// Marshaler writes itself as JSON.
type Marshaler interface {
	MarshalJSON() ([]byte, error)
}

// Unmarshaler reads itself from JSON.
type Unmarshaler interface {
	UnmarshalJSON([]byte) error
}

type textMarshaler interface {
	MarshalText() (text []byte, err error)
}

type textUnmarshaler interface {
	UnmarshalText(text []byte) error
}

// RawMessage is JSON that is neither read nor written, but kept.
type RawMessage []byte

// MarshalJSON gives what is kept, null for nothing.
func (m RawMessage) MarshalJSON() ([]byte, error) {
	if m == nil {
		return []byte("null"), nil
	}
	return m, nil
}

// UnmarshalJSON keeps a copy.
func (m *RawMessage) UnmarshalJSON(data []byte) error {
	*m = append((*m)[:0], data...)
	return nil
}

// Number is a number as it is written.
type Number string

func (n Number) String() string            { return string(n) }
func (n Number) Float64() (float64, error) { return strconv.ParseFloat(string(n), 64) }
func (n Number) Int64() (int64, error)     { return strconv.ParseInt(string(n), 10, 64) }

// SyntaxError is a text that is no JSON.
type SyntaxError struct {
	msg    string
	Offset int64
}

func (e *SyntaxError) Error() string { return e.msg }

// UnmarshalTypeError is JSON that does not fit a Go type.
type UnmarshalTypeError struct {
	Value  string
	Type   reflect.Type
	Offset int64
	Struct string
	Field  string
}

func (e *UnmarshalTypeError) Error() string {
	if e.Struct != "" || e.Field != "" {
		return "json: cannot unmarshal " + e.Value + " into Go struct field " + e.Struct + "." + e.Field + " of type " + e.Type.String()
	}
	return "json: cannot unmarshal " + e.Value + " into Go value of type " + e.Type.String()
}

// InvalidUnmarshalError is a target that is no pointer.
type InvalidUnmarshalError struct {
	Type reflect.Type
}

func (e *InvalidUnmarshalError) Error() string {
	if e.Type == nil {
		return "json: Unmarshal(nil)"
	}
	if e.Type.Kind() != reflect.Ptr {
		return "json: Unmarshal(non-pointer " + e.Type.String() + ")"
	}
	return "json: Unmarshal(nil " + e.Type.String() + ")"
}

// InvalidUTF8Error was given for strings that are not UTF-8, before they were repaired.
type InvalidUTF8Error struct {
	S string
}

func (e *InvalidUTF8Error) Error() string {
	return "json: invalid UTF-8 in string: " + strconv.Quote(e.S)
}

// UnmarshalFieldError was given for fields that are not exported, before they were left alone.
type UnmarshalFieldError struct {
	Key   string
	Type  reflect.Type
	Field reflect.StructField
}

func (e *UnmarshalFieldError) Error() string {
	return "json: cannot unmarshal object key " + strconv.Quote(e.Key) + " into unexported field " + e.Field.Name + " of type " + e.Type.String()
}

// UnsupportedTypeError is a type that has no JSON.
type UnsupportedTypeError struct {
	Type reflect.Type
}

func (e *UnsupportedTypeError) Error() string { return "json: unsupported type: " + e.Type.String() }

// UnsupportedValueError is a value that has no JSON.
type UnsupportedValueError struct {
	Value reflect.Value
	Str   string
}

func (e *UnsupportedValueError) Error() string { return "json: unsupported value: " + e.Str }

// MarshalerError is an error of a method of the value.
type MarshalerError struct {
	Type       reflect.Type
	Err        error
	sourceFunc string
}

func (e *MarshalerError) Error() string {
	source := e.sourceFunc
	if source == "" {
		source = "MarshalJSON"
	}
	return "json: error calling " + source + " for type " + e.Type.String() + ": " + e.Err.Error()
}

// Unwrap gives the method's error.
func (e *MarshalerError) Unwrap() error { return e.Err }

type plainError string

func (e plainError) Error() string { return string(e) }

// What a native found wrong.
const (
	fine = iota
	syntax
	unsupportedType
	unsupportedValue
	badMarshaler
	typeMismatch
	invalidTarget
	other
)

// encode writes v. If methods have to be called for that, it gives them, and
// wants what they gave at a second call.
func encode(v interface{}, results []string, called, escapeHTML bool) (out []byte, calls []interface{}, text []bool, wrong int, message string, typ reflect.Type)

// pending is what is still to be done after decode.
type pending struct{}

func decode(data []byte, v interface{}, useNumber, strict bool) (p *pending, calls, wrong int, message string, offset int, typ reflect.Type, in, field string)
func (p *pending) call(i int) (target interface{}, data []byte, text bool)
func (p *pending) finish()

// check reads data, the whole of it or (part) its first value: where that ends, -1 if it goes on.
func check(data []byte, part, atEOF bool) (end int, message string, offset int)
func compact(src []byte, escape bool) []byte
func indent(src []byte, prefix, indent string) []byte

// Marshal gives the JSON of v.
func Marshal(v interface{}) ([]byte, error) { return marshal(v, true) }

func marshal(v interface{}, escapeHTML bool) ([]byte, error) {
	out, calls, text, wrong, message, typ := encode(v, nil, false, escapeHTML)
	if len(calls) > 0 {
		results, err := callAll(calls, text)
		if err != nil {
			return nil, err
		}
		out, _, _, wrong, message, typ = encode(v, results, true, escapeHTML)
	}
	switch wrong {
	case fine:
		return out, nil
	case unsupportedType:
		return nil, &UnsupportedTypeError{typ}
	case unsupportedValue:
		return nil, &UnsupportedValueError{reflect.ValueOf(v), message}
	case badMarshaler:
		return nil, &MarshalerError{typ, &SyntaxError{msg: message}, "MarshalJSON"}
	}
	return nil, plainError(message)
}

// callAll calls the methods by which values write themselves.
func callAll(calls []interface{}, text []bool) ([]string, error) {
	results := make([]string, len(calls))
	for i, v := range calls {
		var b []byte
		var err error
		name := "MarshalJSON"
		if text[i] {
			name = "MarshalText"
			b, err = v.(textMarshaler).MarshalText()
		} else {
			b, err = v.(Marshaler).MarshalJSON()
		}
		if err != nil {
			return nil, &MarshalerError{reflect.TypeOf(v), err, name}
		}
		results[i] = string(b)
	}
	return results, nil
}

// MarshalIndent gives the JSON of v in lines.
func MarshalIndent(v interface{}, prefix, indentation string) ([]byte, error) {
	b, err := Marshal(v)
	if err != nil {
		return nil, err
	}
	return indent(b, prefix, indentation), nil
}

// Unmarshal reads JSON into what v points to.
func Unmarshal(data []byte, v interface{}) error {
	if _, message, offset := check(data, false, true); message != "" {
		return &SyntaxError{message, int64(offset)}
	}
	return unmarshal(data, v, false, false)
}

// unmarshal reads JSON that is known to be valid.
func unmarshal(data []byte, v interface{}, useNumber, strict bool) error {
	p, calls, wrong, message, offset, typ, in, field := decode(data, v, useNumber, strict)
	var err error
	switch wrong {
	case fine:
	case invalidTarget:
		return &InvalidUnmarshalError{reflect.TypeOf(v)}
	case typeMismatch:
		err = &UnmarshalTypeError{message, typ, int64(offset), in, field}
	default:
		err = plainError(message)
	}
	for i := 0; i < calls; i++ {
		var callErr error
		target, data, text := p.call(i)
		if text {
			callErr = target.(textUnmarshaler).UnmarshalText(data)
		} else {
			callErr = target.(Unmarshaler).UnmarshalJSON(data)
		}
		if err == nil {
			err = callErr
		}
	}
	if calls > 0 {
		p.finish()
	}
	return err
}

// Valid tells whether data is JSON.
func Valid(data []byte) bool {
	_, message, _ := check(data, false, true)
	return message == ""
}

// Compact adds the JSON in src to dst, without spaces.
func Compact(dst *bytes.Buffer, src []byte) error {
	if _, message, offset := check(src, false, true); message != "" {
		return &SyntaxError{message, int64(offset)}
	}
	dst.Write(compact(src, false))
	return nil
}

// Indent adds the JSON in src to dst, in lines.
func Indent(dst *bytes.Buffer, src []byte, prefix, indentation string) error {
	if _, message, offset := check(src, false, true); message != "" {
		return &SyntaxError{message, int64(offset)}
	}
	dst.Write(indent(src, prefix, indentation))
	return nil
}

// HTMLEscape adds the JSON in src to dst, with <, > and & escaped.
func HTMLEscape(dst *bytes.Buffer, src []byte) {
	const hex = "0123456789abcdef"
	for i := 0; i < len(src); i++ {
		c := src[i]
		switch {
		case c == '<' || c == '>' || c == '&':
			dst.WriteString(`\u00`)
			dst.WriteByte(hex[c>>4])
			dst.WriteByte(hex[c&15])
		case c == 0xe2 && i+2 < len(src) && src[i+1] == 0x80 && src[i+2]&^1 == 0xa8:
			dst.WriteString(`\u202`)
			dst.WriteByte(hex[src[i+2]&15])
			i += 2
		default:
			dst.WriteByte(c)
		}
	}
}
