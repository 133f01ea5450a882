// Reading values.

package gob

import (
	"bufio"
	"encoding"
	"errors"
	"io"
	"math"
	"math/bits"
	"reflect"
	"sync"
)

var (
	errBadUint  = errors.New("gob: encoded unsigned integer out of range")
	errBadType  = errors.New("gob: unknown type id or corrupted data")
	errRange    = errors.New("gob: bad data: field numbers out of bounds")
	errBadCount = errors.New("invalid message length")
)

// Decoder reads values from a stream.
type Decoder struct {
	mu    sync.Mutex
	in    io.Reader
	b     []byte // what is left of the message
	types map[typeId]*described
	fits  map[fit]error // what has been compared
}

type fit struct {
	t  reflect.Type
	id typeId
}

// NewDecoder reads from r: through a buffer, unless it is an io.ByteReader.
func NewDecoder(r io.Reader) *Decoder {
	if _, ok := r.(io.ByteReader); !ok {
		r = bufio.NewReader(r)
	}
	d := &Decoder{in: r, types: map[typeId]*described{}, fits: map[fit]error{}}
	for id, t := range descriptions {
		d.types[id] = t
	}
	return d
}

// Decode reads the next value into what e points to; nil reads over it. At the
// end of the stream the error is io.EOF.
func (d *Decoder) Decode(e interface{}) error {
	if e == nil {
		return d.DecodeValue(reflect.Value{})
	}
	v := reflect.ValueOf(e)
	if v.Kind() != reflect.Ptr {
		return errors.New("gob: attempt to decode into a non-pointer")
	}
	return d.DecodeValue(v)
}

// DecodeValue reads the next value into v, a pointer or a variable; the zero
// Value reads over it.
func (d *Decoder) DecodeValue(v reflect.Value) (err error) {
	if v.IsValid() && !(v.Kind() == reflect.Ptr && !v.IsNil()) && !v.CanSet() {
		return errors.New("gob: DecodeValue of unassignable value")
	}
	d.mu.Lock()
	defer d.mu.Unlock()
	d.b = nil
	defer caught(&err)
	d.top(d.sequence(false), v)
	return nil
}

// receive reads a message.
func (d *Decoder) receive() error {
	n, err := readUint(d.in)
	if err != nil {
		return err
	}
	if n >= tooBig {
		return errBadCount
	}
	d.b = make([]byte, n)
	if _, err := io.ReadFull(d.in, d.b); err != nil {
		d.b = nil
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return err
	}
	return nil
}

func readUint(r io.Reader) (uint64, error) {
	var b [8]byte
	if _, err := io.ReadFull(r, b[:1]); err != nil {
		return 0, err
	}
	if b[0] <= 0x7f {
		return uint64(b[0]), nil
	}
	n := -int(int8(b[0]))
	if n > 8 {
		return 0, errBadUint
	}
	if _, err := io.ReadFull(r, b[:n]); err != nil {
		if err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return 0, err
	}
	var x uint64
	for _, c := range b[:n] {
		x = x<<8 | uint64(c)
	}
	return x, nil
}

// sequence reads descriptions up to the number of a value's type.
func (d *Decoder) sequence(inInterface bool) typeId {
	for first := true; ; first = false {
		if len(d.b) == 0 {
			if err := d.receive(); err != nil {
				if !first && err == io.EOF {
					err = io.ErrUnexpectedEOF
				}
				fail(err)
			}
		}
		id := typeId(d.int())
		if id >= 0 {
			return id
		}
		if d.types[-id] != nil {
			fail(errors.New("gob: duplicate type received"))
		}
		d.types[-id] = d.description()
		if len(d.b) > 0 {
			if !inInterface {
				fail(errors.New("extra data in buffer"))
			}
			d.uint() // the length of what follows
		}
	}
}

func (d *Decoder) uint() uint64 {
	if len(d.b) == 0 {
		fail(io.EOF)
	}
	c := d.b[0]
	d.b = d.b[1:]
	if c <= 0x7f {
		return uint64(c)
	}
	n := -int(int8(c))
	if n > 8 {
		fail(errBadUint)
	}
	if n > len(d.b) {
		failf("invalid uint data length %d: exceeds input size %d", n, len(d.b))
	}
	var x uint64
	for _, c := range d.b[:n] {
		x = x<<8 | uint64(c)
	}
	d.b = d.b[n:]
	return x
}

func (d *Decoder) int() int64 {
	x := d.uint()
	if x&1 != 0 {
		return ^int64(x >> 1)
	}
	return int64(x >> 1)
}

func (d *Decoder) float() float64 { return math.Float64frombits(bits.ReverseBytes64(d.uint())) }

// take gives the next n bytes.
func (d *Decoder) take(n uint64, message string) []byte {
	if n > uint64(len(d.b)) {
		failf(message, n, len(d.b))
	}
	part := d.b[:n]
	d.b = d.b[n:]
	return part
}

// fields reads a struct: read is called for each field that is there.
func (d *Decoder) fields(count int, read func(i int)) {
	at := -1
	for len(d.b) > 0 {
		delta := int(d.uint())
		if delta < 0 {
			failf("decode: corrupted data: negative delta")
		}
		if delta == 0 {
			return
		}
		if at >= count-delta {
			fail(errRange)
		}
		at += delta
		read(at)
	}
}

// description reads what an Encoder writes of a type.
func (d *Decoder) description() *described {
	t := &described{}
	d.fields(7, func(i int) {
		t.shape = shape(i + 1)
		d.fields(3, func(i int) {
			switch {
			case i == 0:
				d.fields(2, func(i int) {
					if i == 0 {
						t.Name = string(d.take(d.uint(), "invalid string length %d: exceeds input size %d"))
					} else {
						t.Id = typeId(d.int())
					}
				})
			case t.shape == aStruct:
				n := int(d.uint())
				for ; n > 0; n-- {
					var f fieldOf
					d.fields(2, func(i int) {
						if i == 0 {
							f.name = string(d.take(d.uint(), "invalid string length %d: exceeds input size %d"))
						} else {
							f.id = typeId(d.int())
						}
					})
					t.fields = append(t.fields, f)
				}
			case t.shape == aMap && i == 1:
				t.key = typeId(d.int())
			case i == 1 || t.shape == aMap:
				t.elem = typeId(d.int())
			default:
				t.length = int(d.int())
			}
		})
	})
	return t
}

func (d *Decoder) nameOf(id typeId) string {
	if name := showID(id, map[typeId]bool{}); name != "" {
		return name
	}
	if t := d.types[id]; t != nil {
		return t.Name
	}
	return "unknown type"
}

// compatible tells whether values of a type sent can be kept in a local one.
func (d *Decoder) compatible(t reflect.Type, id typeId, within map[reflect.Type]typeId) bool {
	if known, ok := within[t]; ok {
		return known == id
	}
	within[t] = id
	s := mustLook(t)
	wire := d.types[id]
	sentBy := shape(0)
	if wire != nil && wire.shape >= byGob {
		sentBy = wire.shape
	}
	if s.decBy != sentBy {
		return false
	}
	if sentBy != 0 {
		return true
	}
	is := func(want shape) bool { return wire != nil && wire.shape == want }
	switch t := s.base; t.Kind() {
	case reflect.Bool:
		return id == tBool
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return id == tInt
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return id == tUint
	case reflect.Float32, reflect.Float64:
		return id == tFloat
	case reflect.Complex64, reflect.Complex128:
		return id == tComplex
	case reflect.String:
		return id == tString
	case reflect.Interface:
		return id == tInterface
	case reflect.Array:
		return is(anArray) && t.Len() == wire.length && d.compatible(t.Elem(), wire.elem, within)
	case reflect.Map:
		return is(aMap) && d.compatible(t.Key(), wire.key, within) && d.compatible(t.Elem(), wire.elem, within)
	case reflect.Slice:
		if t.Elem().Kind() == reflect.Uint8 {
			return id == tBytes
		}
		return is(aSlice) && d.compatible(mustLook(t.Elem()).base, wire.elem, within)
	case reflect.Struct:
		return true // its fields are looked at by their names
	}
	return false
}

// check holds that values of a type sent can be decoded into one of s.
func (d *Decoder) check(s *seen, id typeId) {
	key := fit{s.user, id}
	err, known := d.fits[key]
	if !known {
		d.fits[key] = nil // a recursive type is looked at once
		func() {
			defer caught(&err)
			d.compare(s, id)
		}()
		d.fits[key] = err
	}
	if err != nil {
		fail(err)
	}
}

func (d *Decoder) compare(s *seen, id typeId) {
	t := s.base
	if t.Kind() != reflect.Struct || s.decBy != 0 {
		if !d.compatible(s.user, id, map[reflect.Type]typeId{}) {
			remote := d.nameOf(id)
			if t.Kind() == reflect.Interface && id != tInterface {
				fail(errors.New("gob: local interface type " + s.user.String() +
					" can only be decoded from remote interface type; received concrete type " + remote))
			}
			fail(errors.New("gob: decoding into local type " + s.user.String() + ", received remote type " + remote))
		}
		return
	}
	wire := d.types[id]
	if wire == nil {
		if _, ok := basicNames[id]; !ok {
			fail(errBadType)
		}
	}
	if wire == nil || wire.shape != aStruct {
		failf("type mismatch in decoder: want struct type %s; got non-struct", t)
	}
	for _, f := range wire.fields {
		if f.name == "" {
			failf("empty name for remote field of type %s", wire.Name)
		}
		own, ok := t.FieldByName(f.name)
		if !ok || !exported(f.name) {
			d.checkDepth(f.id, 0, map[typeId]bool{})
			continue
		}
		if !d.compatible(own.Type, f.id, map[reflect.Type]typeId{}) {
			failf("wrong type (%s) for received field %s.%s", own.Type, wire.Name, f.name)
		}
		d.checkWithin(own.Type, f.id)
	}
}

// checkWithin looks at the structs in a field's type.
func (d *Decoder) checkWithin(t reflect.Type, id typeId) {
	s := mustLook(t)
	wire := d.types[id]
	if s.decBy != 0 || wire == nil {
		return
	}
	switch s.base.Kind() {
	case reflect.Struct:
		d.check(s, id)
	case reflect.Array, reflect.Slice:
		d.checkWithin(s.base.Elem(), wire.elem)
	case reflect.Map:
		d.checkWithin(s.base.Key(), wire.key)
		d.checkWithin(s.base.Elem(), wire.elem)
	}
}

// top reads a value that stands for itself.
func (d *Decoder) top(id typeId, v reflect.Value) {
	if !v.IsValid() {
		wire := d.types[id]
		if wire == nil && basicNames[id] == "" {
			failf("bad data: undefined type %s", d.nameOf(id))
		}
		if wire == nil || wire.shape != aStruct {
			d.singleton()
		}
		d.ignore(id)
		return
	}
	s := mustLook(v.Type())
	d.check(s, id)
	if s.base.Kind() == reflect.Struct && s.decBy == 0 {
		if wire := d.types[id]; id > firstUser && len(wire.fields) > 0 && s.base.NumField() > 0 {
			some := false
			for _, f := range wire.fields {
				if _, ok := s.base.FieldByName(f.name); ok && exported(f.name) {
					some = true
				}
			}
			if !some {
				failf("type mismatch: no fields matched compiling decoder for %s", s.base.Name())
			}
		}
		d.value(id, v, "")
		return
	}
	d.singleton()
	d.value(id, v, s.user.String())
}

func (d *Decoder) singleton() {
	if d.uint() != 0 {
		failf("decode: corrupted data: non-zero delta for singleton")
	}
}

// value reads a value of a type that fits; name is what it is called when it is
// too big.
func (d *Decoder) value(id typeId, v reflect.Value, name string) {
	s := mustLook(v.Type())
	if s.decBy != 0 {
		d.byItself(v, s)
		return
	}
	for v.Kind() == reflect.Ptr {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	outOfRange := func() { fail(errors.New(`value for "` + name + `" out of range`)) }
	switch v.Kind() {
	case reflect.Bool:
		v.SetBool(d.uint() != 0)
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		n := d.int()
		if v.OverflowInt(n) {
			outOfRange()
		}
		v.SetInt(n)
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		n := d.uint()
		if v.OverflowUint(n) {
			outOfRange()
		}
		v.SetUint(n)
	case reflect.Float32, reflect.Float64:
		f := d.float()
		if v.OverflowFloat(f) {
			outOfRange()
		}
		v.SetFloat(f)
	case reflect.Complex64, reflect.Complex128:
		re := d.float()
		im := d.float()
		if v.Kind() == reflect.Complex64 && (math.Abs(re) > math.MaxFloat32 && !math.IsInf(re, 0) || math.Abs(im) > math.MaxFloat32 && !math.IsInf(im, 0)) {
			outOfRange()
		}
		v.SetComplex(complex(re, im))
	case reflect.String:
		v.SetString(string(d.take(d.uint(), "invalid string length %d: exceeds input size %d")))
	case reflect.Array:
		n := d.uint()
		if n != uint64(v.Len()) {
			failf("length mismatch in decodeArray")
		}
		d.elements(id, v, name)
	case reflect.Slice:
		d.slice(id, v, name)
	case reflect.Map:
		d.table(id, v, name)
	case reflect.Struct:
		d.structure(id, v)
	case reflect.Interface:
		d.dynamic(v)
	default:
		failf("decode can't handle type %s", v.Type())
	}
}

func (d *Decoder) structure(id typeId, v reflect.Value) {
	wire := d.types[id]
	t := v.Type()
	d.fields(len(wire.fields), func(i int) {
		f := wire.fields[i]
		own, ok := t.FieldByName(f.name)
		if !ok || !exported(f.name) {
			d.ignore(f.id)
			return
		}
		field := v
		for j, x := range own.Index {
			if j > 0 && field.Kind() == reflect.Ptr {
				if field.IsNil() {
					field.Set(reflect.New(field.Type().Elem()))
				}
				field = field.Elem()
			}
			field = field.Field(x)
		}
		d.value(f.id, field, f.name)
	})
}

func (d *Decoder) slice(id typeId, v reflect.Value, name string) {
	n := d.uint()
	t := v.Type()
	if t.Elem().Kind() == reflect.Uint8 {
		if n > uint64(len(d.b)) {
			failf("bad %s slice length: %d", t, n)
		}
		if v.Cap() < int(n) {
			v.Set(reflect.MakeSlice(t, int(n), int(n)))
		} else {
			v.SetLen(int(n))
		}
		copy(v.Bytes(), d.b[:n])
		d.b = d.b[n:]
		return
	}
	if size := uint64(t.Elem().Size()); n > tooBig || n*size > tooBig {
		failf("%s slice too big: %d elements of %d bytes", t.Elem(), n, t.Elem().Size())
	}
	if v.Cap() < int(n) {
		v.Set(reflect.MakeSlice(t, int(n), int(n)))
	} else {
		v.SetLen(int(n))
	}
	d.elements(id, v, name)
}

func (d *Decoder) elements(id typeId, v reflect.Value, name string) {
	elem := d.types[id].elem
	kind := ""
	if t := v.Type().Elem(); t.PkgPath() == "" && t.Kind() <= reflect.Complex128 || t.Kind() == reflect.String {
		kind = t.Kind().String() + " "
	}
	for i := 0; i < v.Len(); i++ {
		if len(d.b) == 0 {
			failf("decoding %sarray or slice: length exceeds input size (%d elements)", kind, v.Len())
		}
		d.value(elem, v.Index(i), name)
	}
}

func (d *Decoder) table(id typeId, v reflect.Value, name string) {
	n := int(d.uint())
	t, wire := v.Type(), d.types[id]
	if v.IsNil() {
		v.Set(reflect.MakeMap(t))
	}
	for ; n > 0; n-- {
		key, elem := reflect.New(t.Key()).Elem(), reflect.New(t.Elem()).Elem()
		d.value(wire.key, key, name)
		d.value(wire.elem, elem, name)
		v.SetMapIndex(key, elem)
	}
}

// dynamic reads what an interface holds.
func (d *Decoder) dynamic(v reflect.Value) {
	n := d.uint()
	if n > uint64(len(d.b)) {
		failf("invalid type name length %d: exceeds input size", n)
	}
	name := string(d.b[:n])
	d.b = d.b[n:]
	if name == "" {
		v.Set(reflect.Zero(v.Type()))
		return
	}
	if len(name) > 1024 {
		failf("name too long (%d bytes): %.20q...", len(name), name)
	}
	namesMu.Lock()
	t, ok := byName[name]
	namesMu.Unlock()
	if !ok {
		failf("name not registered for interface: %q", name)
	}
	id := d.sequence(true)
	d.uint() // its length, for those who do not know it
	held := reflect.New(t).Elem()
	d.top(id, held)
	if !t.AssignableTo(v.Type()) {
		failf("%s is not assignable to type %s", t, v.Type())
	}
	v.Set(held)
}

// byItself gives the bytes to the value's own method.
func (d *Decoder) byItself(v reflect.Value, s *seen) {
	if s.decIndir == -1 {
		v = v.Addr()
	}
	for n := s.decIndir; n > 0; n-- {
		if v.IsNil() {
			v.Set(reflect.New(v.Type().Elem()))
		}
		v = v.Elem()
	}
	if v.Kind() == reflect.Ptr && v.IsNil() {
		v.Set(reflect.New(v.Type().Elem()))
	}
	b := append([]byte(nil), d.take(d.uint(), "GobDecoder: invalid data length %d: exceeds input size %d")...)
	var err error
	if s.decBy == byGob {
		err = v.Interface().(GobDecoder).GobDecode(b)
	} else {
		err = v.Interface().(encoding.BinaryUnmarshaler).UnmarshalBinary(b)
	}
	if err != nil {
		fail(err)
	}
}

// deepestIgnored is how many arrays, slices and maps of each other are read over.
var deepestIgnored = 10000

// ignore reads over a value.
func (d *Decoder) ignore(id typeId) {
	d.checkDepth(id, 0, map[typeId]bool{})
	d.skip(id)
}

func (d *Decoder) checkDepth(id typeId, depth int, within map[typeId]bool) {
	if depth > deepestIgnored {
		fail(errors.New("invalid nesting depth"))
	}
	wire := d.types[id]
	if wire == nil || within[id] {
		return
	}
	within[id] = true
	switch wire.shape {
	case anArray, aSlice:
		d.checkDepth(wire.elem, depth+1, within)
	case aMap:
		d.checkDepth(wire.key, depth+1, within)
		d.checkDepth(wire.elem, depth+1, within)
	}
}

func (d *Decoder) skip(id typeId) {
	switch id {
	case tBool, tInt, tUint, tFloat:
		d.uint()
		return
	case tComplex:
		d.uint()
		d.uint()
		return
	case tBytes, tString:
		n := d.uint()
		if n >= tooBig {
			failf("slice length too large")
		}
		d.take(n, "invalid slice length %d: exceeds input size %d")
		return
	case tInterface:
		n := d.uint()
		if n > uint64(len(d.b)) {
			failf("bad interface encoding: name too large for buffer")
		}
		d.b = d.b[n:]
		if n > 0 {
			d.sequence(true)
			d.take(d.uint(), "invalid interface value length %d: exceeds input size %d")
		}
		return
	}
	wire := d.types[id]
	if wire == nil {
		failf("bad data: undefined type %s", d.nameOf(id))
	}
	switch wire.shape {
	case anArray, aSlice:
		n := d.uint()
		if wire.shape == anArray && n != uint64(wire.length) {
			failf("length mismatch in ignoreArray")
		}
		for left := n; left > 0; left-- {
			if len(d.b) == 0 {
				failf("decoding array or slice: length exceeds input size (%d elements)", n)
			}
			d.skip(wire.elem)
		}
	case aMap:
		for n := d.uint(); n > 0; n-- {
			d.skip(wire.key)
			d.skip(wire.elem)
		}
	case aStruct:
		d.fields(len(wire.fields), func(i int) { d.skip(wire.fields[i].id) })
	default:
		d.take(d.uint(), "GobDecoder: invalid data length %d: exceeds input size %d")
	}
}
