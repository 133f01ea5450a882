// Types at run time.

// Package reflect looks into values of any type.
package reflect

import "strconv"

// Type is a type. Types are the same if the Type values are equal.
type Type interface {
	Align() int
	FieldAlign() int
	Method(int) Method
	MethodByName(string) (Method, bool)
	NumMethod() int
	Name() string
	PkgPath() string
	Size() uintptr
	String() string
	Kind() Kind
	Implements(u Type) bool
	AssignableTo(u Type) bool
	ConvertibleTo(u Type) bool
	Comparable() bool
	Bits() int
	ChanDir() ChanDir
	IsVariadic() bool
	Elem() Type
	Field(i int) StructField
	FieldByIndex(index []int) StructField
	FieldByName(name string) (StructField, bool)
	FieldByNameFunc(match func(string) bool) (StructField, bool)
	In(i int) Type
	Key() Type
	Len() int
	NumField() int
	NumIn() int
	NumOut() int
	Out(i int) Type
	common() *rtype
}

// Kind is what a type is made as.
type Kind uint

const (
	Invalid Kind = iota
	Bool
	Int
	Int8
	Int16
	Int32
	Int64
	Uint
	Uint8
	Uint16
	Uint32
	Uint64
	Uintptr
	Float32
	Float64
	Complex64
	Complex128
	Array
	Chan
	Func
	Interface
	Map
	Pointer
	Slice
	String
	Struct
	UnsafePointer
)

// Ptr is the older name of Pointer.
const Ptr = Pointer

var kindNames = [...]string{
	"invalid", "bool", "int", "int8", "int16", "int32", "int64", "uint", "uint8", "uint16", "uint32", "uint64",
	"uintptr", "float32", "float64", "complex64", "complex128", "array", "chan", "func", "interface", "map", "ptr",
	"slice", "string", "struct", "unsafe.Pointer",
}

func (k Kind) String() string {
	if int(k) < len(kindNames) {
		return kindNames[k]
	}
	return "kind" + strconv.Itoa(int(k))
}

// ChanDir is the direction of a channel type.
type ChanDir int

const (
	RecvDir ChanDir = 1 << iota
	SendDir
	BothDir = RecvDir | SendDir
)

func (d ChanDir) String() string {
	switch d {
	case SendDir:
		return "chan<-"
	case RecvDir:
		return "<-chan"
	case BothDir:
		return "chan"
	}
	return "ChanDir" + strconv.Itoa(int(d))
}

// Method is a method of a type.
type Method struct {
	Name    string
	PkgPath string
	Type    Type
	Func    Value
	Index   int
}

// IsExported tells whether the name begins with an upper-case letter.
func (m Method) IsExported() bool { return m.PkgPath == "" }

// StructField is a field of a struct type.
type StructField struct {
	Name      string
	PkgPath   string // "" for exported fields
	Type      Type
	Tag       StructTag
	Offset    uintptr
	Index     []int
	Anonymous bool
}

// IsExported tells whether the name begins with an upper-case letter.
func (f StructField) IsExported() bool { return f.PkgPath == "" }

// StructTag is a field's tag: key:"value" pairs.
type StructTag string

// Get gives the value of a key, or "".
func (tag StructTag) Get(key string) string {
	v, _ := tag.Lookup(key)
	return v
}

// Lookup gives the value of a key and whether the tag has it.
func (tag StructTag) Lookup(key string) (value string, ok bool) {
	rest := string(tag)
	for {
		for rest != "" && rest[0] == ' ' {
			rest = rest[1:]
		}
		i := 0
		for i < len(rest) && rest[i] > ' ' && rest[i] != ':' && rest[i] != '"' && rest[i] != 0x7f {
			i++
		}
		if i == 0 || i+1 >= len(rest) || rest[i] != ':' || rest[i+1] != '"' {
			return "", false
		}
		name := rest[:i]
		rest = rest[i+1:]
		end := 1
		for end < len(rest) && rest[end] != '"' {
			if rest[end] == '\\' {
				end++
			}
			end++
		}
		if end >= len(rest) {
			return "", false
		}
		quoted := rest[:end+1]
		rest = rest[end+1:]
		if name == key {
			value, err := strconv.Unquote(quoted)
			return value, err == nil
		}
	}
}

// rtype stands for a type of the running program; the machine makes one a type.
type rtype struct{}

func (t *rtype) common() *rtype { return t }

func (t *rtype) Name() string
func (t *rtype) PkgPath() string
func (t *rtype) String() string
func (t *rtype) kind() int
func (t *rtype) size() int
func (t *rtype) align() int
func (t *rtype) elem() *rtype
func (t *rtype) key() *rtype
func (t *rtype) length() int
func (t *rtype) dir() int
func (t *rtype) numMethod() int
func (t *rtype) method(i int) (name, pkgPath string, signature *rtype)
func (t *rtype) numField() int
func (t *rtype) field(i int) (name, pkgPath string, typ *rtype, tag string, offset int, embedded bool)
func (t *rtype) findField(name string) (index []int)
func (t *rtype) numIn() int
func (t *rtype) in(i int) *rtype
func (t *rtype) numOut() int
func (t *rtype) out(i int) *rtype
func (t *rtype) variadic() bool
func (t *rtype) comparable() bool
func implements(t, u *rtype) bool
func assignable(t, u *rtype) bool
func convertible(t, u *rtype) bool
func pointerTo(t *rtype) *rtype
func sliceOf(t *rtype) *rtype
func mapOf(key, elem *rtype) *rtype
func typeOf(i interface{}) *rtype

// TypeOf gives the dynamic type of i, nil for nil.
func TypeOf(i interface{}) Type { return toType(typeOf(i)) }

// toType makes no Type of no type.
func toType(t *rtype) Type {
	if t == nil {
		return nil
	}
	return t
}

// PtrTo gives *T.
func PtrTo(t Type) Type { return pointerTo(t.common()) }

// PointerTo gives *T.
func PointerTo(t Type) Type { return pointerTo(t.common()) }

// SliceOf gives []T.
func SliceOf(t Type) Type { return sliceOf(t.common()) }

// MapOf gives map[K]E.
func MapOf(key, elem Type) Type { return mapOf(key.common(), elem.common()) }

func (t *rtype) Kind() Kind       { return Kind(t.kind()) }
func (t *rtype) Size() uintptr    { return uintptr(t.size()) }
func (t *rtype) Align() int       { return t.align() }
func (t *rtype) FieldAlign() int  { return t.align() }
func (t *rtype) Comparable() bool { return t.comparable() }
func (t *rtype) NumMethod() int   { return t.numMethod() }

func (t *rtype) want(method string, kinds ...Kind) {
	for _, k := range kinds {
		if t.Kind() == k {
			return
		}
	}
	panic("reflect: " + method + " of non-" + kinds[0].String() + " type " + t.String())
}

func (t *rtype) Bits() int {
	k := t.Kind()
	if k < Int || k > Complex128 {
		panic("reflect: Bits of non-arithmetic Type " + t.String())
	}
	return t.size() * 8
}

func (t *rtype) ChanDir() ChanDir {
	if t.Kind() != Chan {
		panic("reflect: ChanDir of non-chan type " + t.String())
	}
	return ChanDir(t.dir())
}

func (t *rtype) Elem() Type {
	e := t.elem()
	if e == nil {
		panic("reflect: Elem of invalid type " + t.String())
	}
	return e
}

func (t *rtype) Key() Type {
	if t.Kind() != Map {
		panic("reflect: Key of non-map type " + t.String())
	}
	return t.key()
}

func (t *rtype) Len() int {
	if t.Kind() != Array {
		panic("reflect: Len of non-array type " + t.String())
	}
	return t.length()
}

func (t *rtype) NumField() int {
	if t.Kind() != Struct {
		panic("reflect: NumField of non-struct type " + t.String())
	}
	return t.numField()
}

func (t *rtype) Field(i int) StructField {
	if t.Kind() != Struct {
		panic("reflect: Field of non-struct type " + t.String())
	}
	if i < 0 || i >= t.numField() {
		panic("reflect: Field index out of bounds")
	}
	name, pkgPath, typ, tag, offset, embedded := t.field(i)
	return StructField{
		Name: name, PkgPath: pkgPath, Type: typ, Tag: StructTag(tag), Offset: uintptr(offset),
		Index: []int{i}, Anonymous: embedded,
	}
}

func (t *rtype) FieldByIndex(index []int) StructField {
	var f StructField
	var at Type = t
	for i, x := range index {
		if i > 0 {
			at = f.Type
			if at.Kind() == Pointer && at.Elem().Kind() == Struct {
				at = at.Elem()
			}
		}
		f = at.Field(x)
	}
	f.Index = index
	return f
}

func (t *rtype) FieldByName(name string) (StructField, bool) {
	if t.Kind() != Struct {
		panic("reflect: FieldByName of non-struct type " + t.String())
	}
	index := t.findField(name)
	if index == nil {
		return StructField{}, false
	}
	return t.FieldByIndex(index), true
}

func (t *rtype) FieldByNameFunc(match func(string) bool) (found StructField, ok bool) {
	for i := 0; i < t.NumField(); i++ {
		if f := t.Field(i); match(f.Name) {
			if ok {
				return StructField{}, false
			}
			found, ok = f, true
		}
	}
	return found, ok
}

func (t *rtype) Method(i int) Method {
	if i < 0 || i >= t.numMethod() {
		panic("reflect: Method index out of range")
	}
	name, pkgPath, signature := t.method(i)
	m := Method{Name: name, PkgPath: pkgPath, Type: signature, Index: i}
	if t.Kind() != Interface {
		m.Func = methodFunc(t, i)
	}
	return m
}

func (t *rtype) MethodByName(name string) (Method, bool) {
	for i := 0; i < t.numMethod(); i++ {
		if found, _, _ := t.method(i); found == name {
			return t.Method(i), true
		}
	}
	return Method{}, false
}

func (t *rtype) IsVariadic() bool {
	t.want("IsVariadic", Func)
	return t.variadic()
}

func (t *rtype) NumIn() int {
	t.want("NumIn", Func)
	return t.numIn()
}

func (t *rtype) In(i int) Type {
	t.want("In", Func)
	return t.in(i)
}

func (t *rtype) NumOut() int {
	t.want("NumOut", Func)
	return t.numOut()
}

func (t *rtype) Out(i int) Type {
	t.want("Out", Func)
	return t.out(i)
}

func (t *rtype) Implements(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.Implements")
	}
	if u.Kind() != Interface {
		panic("reflect: non-interface type passed to Type.Implements")
	}
	return implements(t, u.common())
}

func (t *rtype) AssignableTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.AssignableTo")
	}
	return assignable(t, u.common())
}

func (t *rtype) ConvertibleTo(u Type) bool {
	if u == nil {
		panic("reflect: nil type passed to Type.ConvertibleTo")
	}
	return convertible(t, u.common())
}
