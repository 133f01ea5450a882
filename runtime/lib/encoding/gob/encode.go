// Writing values.

package gob

import (
	"encoding"
	"errors"
	"io"
	"math"
	"math/bits"
	"reflect"
	"sync"
)

// A message may not be longer.
const tooBig = 1 << 30

// Encoder writes values to a stream.
type Encoder struct {
	mu   sync.Mutex
	to   []io.Writer // the innermost is where descriptions go
	sent map[reflect.Type]typeId
	err  error // of writing
}

// NewEncoder writes to w.
func NewEncoder(w io.Writer) *Encoder {
	return &Encoder{to: []io.Writer{w}, sent: map[reflect.Type]typeId{}}
}

// message is what has been written of one, without its length.
type message struct{ b []byte }

func (m *message) Write(b []byte) (int, error) {
	m.b = append(m.b, b...)
	return len(b), nil
}

// uint writes a byte below 128, or how many bytes follow, negated, and these.
func (m *message) uint(x uint64) {
	if x <= 0x7f {
		m.b = append(m.b, byte(x))
		return
	}
	n := (bits.Len64(x) + 7) / 8
	m.b = append(m.b, byte(-n))
	for n--; n >= 0; n-- {
		m.b = append(m.b, byte(x>>uint(8*n)))
	}
}

// int writes the sign as the lowest bit.
func (m *message) int(x int64) {
	if x < 0 {
		m.uint(uint64(^x<<1) | 1)
	} else {
		m.uint(uint64(x << 1))
	}
}

// float writes the bytes of a float64 from the last, where zeros are many.
func (m *message) float(x float64) { m.uint(bits.ReverseBytes64(math.Float64bits(x))) }

func (m *message) text(s string) {
	m.uint(uint64(len(s)))
	m.b = append(m.b, s...)
}

// flush writes a message with its length before it, and begins another.
func (e *Encoder) flush(w io.Writer, m *message) {
	if len(m.b) >= tooBig {
		fail(errors.New("gob: encoder: message too big"))
	}
	var whole message
	whole.uint(uint64(len(m.b)))
	_, err := w.Write(append(whole.b, m.b...))
	m.b = nil
	if err != nil {
		fail(err)
	}
}

func (e *Encoder) writer() io.Writer { return e.to[len(e.to)-1] }

// Encode writes a value, and the descriptions of types that are new to the
// stream before it. Pointers are followed.
func (e *Encoder) Encode(v interface{}) error { return e.EncodeValue(reflect.ValueOf(v)) }

// EncodeValue is Encode of what value holds.
func (e *Encoder) EncodeValue(value reflect.Value) (err error) {
	if !value.IsValid() {
		return errors.New("gob: cannot encode nil value")
	}
	if value.Kind() == reflect.Ptr && value.IsNil() {
		panic("gob: cannot encode nil pointer of type " + value.Type().String())
	}
	e.mu.Lock()
	defer e.mu.Unlock()
	e.to = e.to[:1]
	s, err := look(value.Type())
	if err != nil {
		return err
	}
	defer caught(&err)
	m := &message{}
	e.describe(e.writer(), m, s)
	m.int(int64(e.idOf(s)))
	e.top(m, value, s)
	e.flush(e.writer(), m)
	return nil
}

func (e *Encoder) idOf(s *seen) typeId { return e.sent[s.base] }

// describe sends a type's description, if it is new.
func (e *Encoder) describe(w io.Writer, m *message, s *seen) {
	t := s.base
	if s.encBy != 0 {
		t = s.user
	}
	if _, ok := e.sent[t]; ok {
		return
	}
	if !e.sendType(w, m, s.user) {
		l, err := localOf(s)
		if err != nil {
			fail(err)
		}
		e.sent[t] = l.id()
		if _, ok := e.sent[s.base]; !ok {
			e.sent[s.base] = l.id()
		}
	}
}

// sendType sends a type and those it is made of. What the message holds already
// goes with the first of them.
func (e *Encoder) sendType(w io.Writer, m *message, t reflect.Type) bool {
	s := mustLook(t)
	if s.encBy == 0 {
		switch s.base.Kind() {
		case reflect.Slice:
			if s.base.Elem().Kind() == reflect.Uint8 {
				return false
			}
		case reflect.Array, reflect.Map, reflect.Struct:
		default:
			return false
		}
	}
	if _, ok := e.sent[s.base]; ok {
		return false
	}
	l, err := localOf(s)
	if err != nil {
		fail(err)
	}
	m.int(-int64(l.Id))
	asUsed(s, l).write(m)
	e.flush(w, m)
	e.sent[s.base], e.sent[s.user] = l.Id, l.Id
	switch s.base.Kind() {
	case reflect.Struct:
		for i := 0; i < s.base.NumField(); i++ {
			if f := s.base.Field(i); exported(f.Name) {
				e.sendType(w, m, f.Type)
			}
		}
	case reflect.Array, reflect.Slice:
		e.sendType(w, m, s.base.Elem())
	case reflect.Map:
		e.sendType(w, m, s.base.Key())
		e.sendType(w, m, s.base.Elem())
	}
	return true
}

// write writes a description: a struct with one field for each shape.
func (d *described) write(m *message) {
	m.uint(uint64(d.shape))
	// The common part is the first field.
	m.uint(1)
	at := 0
	next := func(field int) {
		m.uint(uint64(field - at))
		at = field
	}
	if d.Name != "" {
		next(1)
		m.text(d.Name)
	}
	if d.Id != 0 {
		next(2)
		m.int(int64(d.Id))
	}
	m.uint(0)
	at = 1
	switch d.shape {
	case anArray, aSlice:
		next(2)
		m.int(int64(d.elem))
		if d.length != 0 {
			next(3)
			m.int(int64(d.length))
		}
	case aMap:
		next(2)
		m.int(int64(d.key))
		next(3)
		m.int(int64(d.elem))
	case aStruct:
		if len(d.fields) > 0 {
			next(2)
			m.uint(uint64(len(d.fields)))
			for _, f := range d.fields {
				m.uint(1)
				m.text(f.name)
				m.uint(1)
				m.int(int64(f.id))
				m.uint(0)
			}
		}
	}
	m.uint(0)
	m.uint(0)
}

// top writes a value that stands for itself: what is no struct is the field 0 of
// one.
func (e *Encoder) top(m *message, v reflect.Value, s *seen) {
	n := s.indir
	if s.encBy != 0 {
		n = s.encIndir
	}
	for ; n > 0; n-- {
		v = reflect.Indirect(v)
	}
	if s.encBy == 0 && v.Kind() == reflect.Struct {
		e.structure(m, v)
		return
	}
	m.uint(0)
	e.value(m, v, true, nil)
}

// structure writes the fields that are not zero, each with its distance from the
// one before.
func (e *Encoder) structure(m *message, v reflect.Value) {
	t := v.Type()
	number, last := 0, 0
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		if !sent(f) {
			continue
		}
		number++
		e.value(m, v.Field(i), false, func() {
			m.uint(uint64(number - last))
			last = number
		})
	}
	if number == 0 && t.NumField() > 0 {
		failf("type %s has no exported fields", t)
	}
	m.uint(0)
}

// value writes a value; zeros only if they are wanted. before is called when
// something is to be written.
func (e *Encoder) value(m *message, v reflect.Value, zero bool, before func()) {
	begin := func() {
		if before != nil {
			before()
		}
	}
	s := mustLook(v.Type())
	if s.encBy != 0 {
		e.byItself(m, v, s, zero, begin)
		return
	}
	for v.Kind() == reflect.Ptr {
		if v.IsNil() {
			if before == nil {
				failf("encodeReflectValue: nil element")
			}
			return
		}
		v = v.Elem()
	}
	switch v.Kind() {
	case reflect.Bool:
		if b := v.Bool(); b || zero {
			begin()
			n := uint64(0)
			if b {
				n = 1
			}
			m.uint(n)
		}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		if n := v.Int(); n != 0 || zero {
			begin()
			m.int(n)
		}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		if n := v.Uint(); n != 0 || zero {
			begin()
			m.uint(n)
		}
	case reflect.Float32, reflect.Float64:
		if f := v.Float(); f != 0 || zero {
			begin()
			m.float(f)
		}
	case reflect.Complex64, reflect.Complex128:
		if c := v.Complex(); c != 0 || zero {
			begin()
			m.float(real(c))
			m.float(imag(c))
		}
	case reflect.String:
		if text := v.String(); text != "" || zero {
			begin()
			m.text(text)
		}
	case reflect.Slice:
		if v.Len() == 0 && !zero {
			return
		}
		begin()
		if v.Type().Elem().Kind() == reflect.Uint8 {
			m.text(string(v.Bytes()))
			return
		}
		e.elements(m, v)
	case reflect.Array:
		begin()
		e.elements(m, v)
	case reflect.Map:
		if v.IsNil() && !zero {
			return
		}
		begin()
		m.uint(uint64(v.Len()))
		for entries := v.MapRange(); entries.Next(); {
			e.value(m, entries.Key(), true, nil)
			e.value(m, entries.Value(), true, nil)
		}
	case reflect.Struct:
		begin()
		e.structure(m, v)
	case reflect.Interface:
		if v.IsNil() && !zero {
			return
		}
		begin()
		e.dynamic(m, v)
	default:
		failf("can't happen: encode type %s", v.Type())
	}
}

func (e *Encoder) elements(m *message, v reflect.Value) {
	n := v.Len()
	m.uint(uint64(n))
	for i := 0; i < n; i++ {
		elem := v.Index(i)
		// A pointer that says itself what it is may be nil.
		if elem.Kind() == reflect.Ptr && elem.IsNil() && mustLook(elem.Type()).encBy == 0 {
			failf("encodeArray: nil element")
		}
		e.value(m, elem, true, nil)
	}
}

// dynamic writes what is in an interface: its type's name, description and
// number, its length and itself.
func (e *Encoder) dynamic(m *message, v reflect.Value) {
	elem := v.Elem()
	if elem.Kind() == reflect.Ptr && elem.IsNil() {
		failf("gob: cannot encode nil pointer of type %s inside interface", elem.Type())
	}
	if v.IsNil() {
		m.uint(0)
		return
	}
	s := mustLook(elem.Type())
	namesMu.Lock()
	name, ok := nameOf[s.base]
	namesMu.Unlock()
	if !ok {
		failf("type not registered for interface: %s", s.base)
	}
	m.text(name)
	e.describe(e.writer(), m, s)
	m.int(int64(e.idOf(s)))
	e.to = append(e.to, m)
	inner := &message{}
	e.top(inner, elem, s)
	e.to = e.to[:len(e.to)-1]
	e.flush(m, inner)
}

// byItself writes what the value's own method gives.
func (e *Encoder) byItself(m *message, v reflect.Value, s *seen, zero bool, begin func()) {
	n := s.encIndir
	if n == -1 {
		if !v.CanAddr() {
			failf("unaddressable value of type *%s", s.base)
		}
		v = v.Addr()
	}
	for ; n > 0; n-- {
		if v.IsNil() {
			return
		}
		v = v.Elem()
	}
	if v.Kind() == reflect.Ptr && v.IsNil() && !zero {
		return
	}
	if !zero && isZero(v) {
		return
	}
	begin()
	var b []byte
	var err error
	if s.encBy == byGob {
		b, err = v.Interface().(GobEncoder).GobEncode()
	} else {
		b, err = v.Interface().(encoding.BinaryMarshaler).MarshalBinary()
	}
	if err != nil {
		fail(err)
	}
	m.text(string(b))
}

// isZero tells whether nothing needs to be sent; what is empty is zero.
func isZero(v reflect.Value) bool {
	switch v.Kind() {
	case reflect.Array:
		for i := 0; i < v.Len(); i++ {
			if !isZero(v.Index(i)) {
				return false
			}
		}
		return true
	case reflect.Struct:
		for i := 0; i < v.NumField(); i++ {
			if !isZero(v.Field(i)) {
				return false
			}
		}
		return true
	case reflect.Map, reflect.Slice, reflect.String:
		return v.Len() == 0
	case reflect.Chan, reflect.Func, reflect.Interface, reflect.Ptr:
		return v.IsNil()
	case reflect.Float32, reflect.Float64:
		return v.Float() == 0
	}
	return v.IsZero()
}
