// Types as gobs describe them.

// Package gob writes and reads streams of Go values that describe themselves.
package gob

import (
	"encoding"
	"errors"
	"fmt"
	"reflect"
	"strconv"
	"sync"
	"unicode"
	"unicode/utf8"
)

// GobEncoder gives itself as bytes.
type GobEncoder interface {
	GobEncode() ([]byte, error)
}

// GobDecoder takes itself from what GobEncode gave.
type GobDecoder interface {
	GobDecode([]byte) error
}

// CommonType is what all descriptions of types begin with.
type CommonType struct {
	Name string
	Id   typeId
}

type typeId int32

// Types everybody knows; those of users follow firstUser.
const (
	tBool typeId = iota + 1
	tInt
	tUint
	tFloat
	tBytes
	tString
	tComplex
	tInterface

	firstUser = 64
)

var basicNames = map[typeId]string{
	tBool: "bool", tInt: "int", tUint: "uint", tFloat: "float",
	tBytes: "bytes", tString: "string", tComplex: "complex", tInterface: "interface",
}

// shape is what a described type is; the numbers are those of the fields of a
// description.
type shape int

const (
	anArray shape = iota + 1
	aSlice
	aStruct
	aMap
	byGob
	byBinary
	byText
)

// described is a description.
type described struct {
	CommonType
	shape  shape
	key    typeId
	elem   typeId
	length int
	fields []fieldOf
}

type fieldOf struct {
	name string
	id   typeId
}

var (
	gobEncoderType = reflect.TypeOf((*GobEncoder)(nil)).Elem()
	gobDecoderType = reflect.TypeOf((*GobDecoder)(nil)).Elem()
	marshalerType  = reflect.TypeOf((*encoding.BinaryMarshaler)(nil)).Elem()
	unmarshalType  = reflect.TypeOf((*encoding.BinaryUnmarshaler)(nil)).Elem()
)

// seen is what there is to know of a type as its user has it.
type seen struct {
	user, base reflect.Type
	indir      int // pointers from user to base

	encBy, decBy       shape // byGob or byBinary, 0 for neither
	encIndir, decIndir int   // pointers from user to what has the method, -1 for an address
}

var seenTypes sync.Map

// look gives what is known of a type.
func look(t reflect.Type) (*seen, error) {
	if known, ok := seenTypes.Load(t); ok {
		return known.(*seen), nil
	}
	s := &seen{user: t, base: t}
	slow := t
	for s.base.Kind() == reflect.Ptr {
		s.base = s.base.Elem()
		if s.base == slow {
			return nil, errors.New("can't represent recursive pointer type " + s.base.String())
		}
		if s.indir%2 == 0 {
			slow = slow.Elem()
		}
		s.indir++
	}
	var ok bool
	if s.encIndir, ok = reaches(t, gobEncoderType); ok {
		s.encBy = byGob
	} else if s.encIndir, ok = reaches(t, marshalerType); ok {
		s.encBy = byBinary
	}
	if s.decIndir, ok = reaches(t, gobDecoderType); ok {
		s.decBy = byGob
	} else if s.decIndir, ok = reaches(t, unmarshalType); ok {
		s.decBy = byBinary
	}
	known, _ := seenTypes.LoadOrStore(t, s)
	return known.(*seen), nil
}

func mustLook(t reflect.Type) *seen {
	s, err := look(t)
	if err != nil {
		fail(err)
	}
	return s
}

// reaches tells how many pointers to follow to what has an interface.
func reaches(t, want reflect.Type) (indir int, ok bool) {
	for at := t; ; at = at.Elem() {
		if at.Implements(want) {
			return indir, true
		}
		if at.Kind() != reflect.Ptr {
			break
		}
		indir++
	}
	if t.Kind() != reflect.Ptr && reflect.PtrTo(t).Implements(want) {
		return -1, true
	}
	return 0, false
}

// failure is a panic that ends coding.
type failure struct{ err error }

func fail(err error) { panic(failure{err}) }

func failf(format string, args ...interface{}) { fail(fmt.Errorf("gob: "+format, args...)) }

// caught turns such a panic into an error.
func caught(err *error) {
	if e := recover(); e != nil {
		f, ok := e.(failure)
		if !ok {
			panic(e)
		}
		*err = f.err
	}
}

// descriptions are those of descriptions themselves.
var descriptions = map[typeId]*described{
	16: {CommonType: CommonType{"wireType", 16}, shape: aStruct, fields: []fieldOf{{"ArrayT", 17}, {"SliceT", 19}, {"StructT", 20}, {"MapT", 23}}},
	17: {CommonType: CommonType{"arrayType", 17}, shape: aStruct, fields: []fieldOf{{"CommonType", 18}, {"Elem", tInt}, {"Len", tInt}}},
	18: {CommonType: CommonType{"CommonType", 18}, shape: aStruct, fields: []fieldOf{{"Name", tString}, {"Id", tInt}}},
	19: {CommonType: CommonType{"sliceType", 19}, shape: aStruct, fields: []fieldOf{{"CommonType", 18}, {"Elem", tInt}}},
	20: {CommonType: CommonType{"structType", 20}, shape: aStruct, fields: []fieldOf{{"CommonType", 18}, {"Field", 22}}},
	21: {CommonType: CommonType{"fieldType", 21}, shape: aStruct, fields: []fieldOf{{"Name", tString}, {"Id", tInt}}},
	22: {CommonType: CommonType{"", 22}, shape: aSlice, elem: 21},
	23: {CommonType: CommonType{"mapType", 23}, shape: aStruct, fields: []fieldOf{{"CommonType", 18}, {"Key", tInt}, {"Elem", tInt}}},
}

// local is a type of this program, described.
type local struct {
	described
	basic typeId
}

func (l *local) id() typeId {
	if l.basic != 0 {
		return l.basic
	}
	return l.Id
}

var (
	localMu  sync.Mutex
	locals   = map[reflect.Type]*local{}
	byID     = map[typeId]*local{}
	lastUser = typeId(firstUser)
)

// number gives a type its number, once.
func (l *local) number() {
	if l.basic == 0 && l.Id == 0 {
		lastUser++
		l.Id = lastUser
		byID[l.Id] = l
	}
}

// localOf describes a type. Numbers are given in the order in which types are
// first needed: structs before their fields, others behind their elements.
func localOf(s *seen) (l *local, err error) {
	localMu.Lock()
	defer localMu.Unlock()
	defer caught(&err)
	return describe(s.base.Name(), s.user), nil
}

// asUsed describes a type that writes itself as its user has it: behind a pointer
// it has no name, and another number than the type itself.
func asUsed(s *seen, l *local) *local {
	if s.encBy == 0 || s.user == s.base {
		return l
	}
	localMu.Lock()
	defer localMu.Unlock()
	used, ok := locals[s.user]
	if !ok {
		used = &local{described: described{CommonType: CommonType{Name: s.user.Name()}, shape: s.encBy}}
		used.number()
		locals[s.user] = used
	}
	return used
}

func describe(name string, t reflect.Type) *local {
	s := mustLook(t)
	if l, ok := locals[s.base]; ok {
		return l
	}
	base := s.base
	l := &local{described: described{CommonType: CommonType{Name: name}}}
	if s.encBy != 0 {
		// gob's own description says which method it is.
		l.shape = s.encBy
		l.number()
		locals[base] = l
		return l
	}
	switch base.Kind() {
	case reflect.Bool:
		return &local{basic: tBool}
	case reflect.Int, reflect.Int8, reflect.Int16, reflect.Int32, reflect.Int64:
		return &local{basic: tInt}
	case reflect.Uint, reflect.Uint8, reflect.Uint16, reflect.Uint32, reflect.Uint64, reflect.Uintptr:
		return &local{basic: tUint}
	case reflect.Float32, reflect.Float64:
		return &local{basic: tFloat}
	case reflect.Complex64, reflect.Complex128:
		return &local{basic: tComplex}
	case reflect.String:
		return &local{basic: tString}
	case reflect.Interface:
		return &local{basic: tInterface}
	case reflect.Slice:
		if base.Elem().Kind() == reflect.Uint8 {
			return &local{basic: tBytes}
		}
	}
	locals[base] = l
	defer func() {
		if e := recover(); e != nil {
			delete(locals, base)
			panic(e)
		}
	}()
	switch base.Kind() {
	case reflect.Array:
		l.shape, l.length = anArray, base.Len()
		elem := describe(base.Elem().Name(), base.Elem())
		l.number()
		l.elem = elem.id()
	case reflect.Slice:
		l.shape = aSlice
		elem := describe(base.Elem().Name(), base.Elem())
		l.number()
		l.elem = elem.id()
	case reflect.Map:
		l.shape = aMap
		key := describe(base.Key().Name(), base.Key())
		elem := describe(base.Elem().Name(), base.Elem())
		l.number()
		l.key, l.elem = key.id(), elem.id()
	case reflect.Struct:
		l.shape = aStruct
		l.number()
		for i := 0; i < base.NumField(); i++ {
			f := base.Field(i)
			if !sent(f) {
				continue
			}
			inner := mustLook(f.Type).base
			name := inner.Name()
			if name == "" {
				name = inner.String()
			}
			of := describe(name, f.Type)
			of.number() // one that is being described still has none
			l.fields = append(l.fields, fieldOf{f.Name, of.id()})
		}
	default:
		fail(errors.New("gob NewTypeObject can't handle type: " + base.String()))
	}
	return l
}

func exported(name string) bool {
	r, _ := utf8.DecodeRuneInString(name)
	return unicode.IsUpper(r)
}

// sent tells whether a field takes part.
func sent(f reflect.StructField) bool {
	if !exported(f.Name) {
		return false
	}
	t := f.Type
	for t.Kind() == reflect.Ptr {
		t = t.Elem()
	}
	return t.Kind() != reflect.Chan && t.Kind() != reflect.Func
}

// String shows a type of this program.
func (l *local) show(within map[typeId]bool) string {
	if l.basic != 0 {
		return basicNames[l.basic]
	}
	of := func(id typeId) string {
		if within[id] {
			return "<recursive>"
		}
		return showID(id, within)
	}
	switch l.shape {
	case anArray:
		return "[" + strconv.Itoa(l.length) + "]" + of(l.elem)
	case aSlice:
		return "[]" + of(l.elem)
	case aMap:
		return "map[" + of(l.key) + "]" + of(l.elem)
	case aStruct:
		text := l.Name + " = struct { "
		within[l.Id] = true
		for _, f := range l.fields {
			if known := byID[f.id]; within[f.id] && known != nil {
				text += f.name + " " + known.Name + "; "
				continue
			}
			text += f.name + " " + showID(f.id, within) + "; "
		}
		return text + "}"
	}
	return l.Name
}

func showID(id typeId, within map[typeId]bool) string {
	if name, ok := basicNames[id]; ok {
		return name
	}
	if l := byID[id]; l != nil {
		return l.show(within)
	}
	return ""
}

var (
	namesMu sync.Mutex
	byName  = map[string]reflect.Type{}
	nameOf  = map[reflect.Type]string{} // by base
)

// RegisterName says how a type is called that stands in interfaces.
func RegisterName(name string, value interface{}) {
	if name == "" {
		panic("attempt to register empty name")
	}
	t := reflect.TypeOf(value)
	base := mustLook(t).base
	namesMu.Lock()
	defer namesMu.Unlock()
	if old, ok := byName[name]; ok && old != t {
		panic(fmt.Sprintf("gob: registering duplicate types for %q: %s != %s", name, old, t))
	}
	if old, ok := nameOf[base]; ok && old != name {
		panic(fmt.Sprintf("gob: registering duplicate names for %s: %q != %q", t, old, name))
	}
	byName[name], nameOf[base] = t, name
}

// Register says that the value's type may stand in interfaces, under its own
// name with the path of its package.
func Register(value interface{}) {
	t := reflect.TypeOf(value)
	name := t.String() // of pointers this is all: *pkg.T
	if t.Name() != "" {
		name = t.Name()
		if t.PkgPath() != "" {
			name = t.PkgPath() + "." + name
		}
	}
	RegisterName(name, value)
}

func init() {
	for _, v := range []interface{}{
		int(0), int8(0), int16(0), int32(0), int64(0), uint(0), uint8(0), uint16(0), uint32(0), uint64(0),
		float32(0), float64(0), complex64(0), complex128(0), uintptr(0), false, "", []byte(nil),
		[]int(nil), []int8(nil), []int16(nil), []int32(nil), []int64(nil), []uint(nil), []uint16(nil), []uint32(nil),
		[]uint64(nil), []float32(nil), []float64(nil), []complex64(nil), []complex128(nil), []uintptr(nil), []bool(nil),
		[]string(nil),
	} {
		Register(v)
	}
}
