// Values at run time.

package reflect

import "unsafe"

// Value is a value of some type, or a variable.
type Value struct {
	typ *rtype
	// v holds the value, or (flagVar) a pointer to it, or (flagInterface) is
	// itself the value of an interface type.
	v    interface{}
	flag uintptr
}

// The flags, which the natives know too. A method value has its number above them.
const (
	flagVar       = 1
	flagInterface = 2
	flagReadOnly  = 4 | 16 // of an unexported field, or an embedded one
	flagMethod    = 8
)

// ValueError is the panic of a method that the value's kind does not have.
type ValueError struct {
	Method string
	Kind   Kind
}

func (e *ValueError) Error() string {
	if e.Kind == Invalid {
		return "reflect: call of " + e.Method + " on zero Value"
	}
	return "reflect: call of " + e.Method + " on " + e.Kind.String() + " Value"
}

// ValueOf gives the value in i, the zero Value for nil.
func ValueOf(i interface{}) Value

// Zero gives the zero value of a type.
func Zero(typ Type) Value {
	if typ == nil {
		panic("reflect: Zero(nil)")
	}
	return zero(typ.common())
}

// New gives a pointer to a new zero value.
func New(typ Type) Value {
	if typ == nil {
		panic("reflect: New(nil)")
	}
	return newVar(typ.common())
}

// Indirect gives what a pointer points to, other values as they are.
func Indirect(v Value) Value {
	if v.Kind() != Pointer {
		return v
	}
	return v.Elem()
}

func zero(t *rtype) Value
func newVar(t *rtype) Value
func methodFunc(t *rtype, i int) Value
func makeFunc(t *rtype, f func([]interface{}) []interface{}) Value

// MakeFunc makes a function of the type out of one that takes and gives Values.
func MakeFunc(typ Type, fn func(args []Value) (results []Value)) Value {
	if typ.Kind() != Func {
		panic("reflect: call of MakeFunc with non-Func type")
	}
	return makeFunc(typ.(*rtype), func(in []interface{}) []interface{} {
		args := make([]Value, len(in))
		for i, x := range in {
			args[i] = New(typ.In(i)).Elem()
			if x != nil {
				args[i].Set(ValueOf(x))
			}
		}
		out := fn(args)
		if len(out) != typ.NumOut() {
			panic("reflect: wrong return count from function created by MakeFunc")
		}
		results := make([]interface{}, len(out))
		for i, v := range out {
			if !v.IsValid() {
				panic("reflect: function created by MakeFunc using closure returned zero Value")
			}
			if want := typ.Out(i); !v.Type().AssignableTo(want) {
				panic("reflect: function created by MakeFunc using closure returned wrong type: have " +
					v.Type().String() + " for " + want.String())
			}
			results[i] = v.Convert(typ.Out(i)).Interface()
		}
		return results
	})
}
func makeSlice(t *rtype, length, capacity int) Value
func makeMap(t *rtype) Value
func makeChan(t *rtype, size int) Value
func convert(v Value, t *rtype) Value
func assign(v Value, t *rtype, context string) Value

// MakeSlice makes a slice of a slice type.
func MakeSlice(typ Type, len, cap int) Value {
	typ.common().want("MakeSlice", Slice)
	if len < 0 {
		panic("reflect.MakeSlice: negative len")
	}
	if len > cap {
		panic("reflect.MakeSlice: len > cap")
	}
	return makeSlice(typ.common(), len, cap)
}

// MakeMap makes a map of a map type.
func MakeMap(typ Type) Value {
	typ.common().want("MakeMapWithSize", Map)
	return makeMap(typ.common())
}

// MakeMapWithSize makes a map of a map type.
func MakeMapWithSize(typ Type, n int) Value { return MakeMap(typ) }

// MakeChan makes a channel of a channel type.
func MakeChan(typ Type, buffer int) Value {
	typ.common().want("MakeChan", Chan)
	return makeChan(typ.common(), buffer)
}

func (v Value) kind() int

// Kind gives the kind of the value's type, Invalid for the zero Value.
func (v Value) Kind() Kind { return Kind(v.kind()) }

// IsValid tells whether it is not the zero Value.
func (v Value) IsValid() bool { return v.flag&flagMethod != 0 || v.typ != nil }

// Type gives the value's type.
func (v Value) Type() Type {
	if v.flag&flagMethod != 0 {
		return v.methodType()
	}
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Type", Invalid})
	}
	return v.typ
}

func (v Value) methodType() *rtype

// CanAddr tells whether it is a variable.
func (v Value) CanAddr() bool { return v.flag&flagVar != 0 }

// CanSet tells whether it is a variable that may be changed.
func (v Value) CanSet() bool { return v.flag&(flagVar|flagReadOnly) == flagVar }

// CanInterface tells whether Interface may be called.
func (v Value) CanInterface() bool {
	if !v.IsValid() {
		panic(&ValueError{"reflect.Value.CanInterface", Invalid})
	}
	return v.flag&flagReadOnly == 0
}

func (v Value) Bool() bool
func (v Value) Int() int64
func (v Value) Uint() uint64
func (v Value) Float() float64
func (v Value) Complex() complex128
func (v Value) Bytes() []byte
func (v Value) Len() int
func (v Value) Cap() int
func (v Value) IsNil() bool
func (v Value) IsZero() bool
func (v Value) Elem() Value
func (v Value) Field(i int) Value
func (v Value) Index(i int) Value
func (v Value) Interface() (i interface{})
func (v Value) Addr() Value
func (v Value) MapIndex(key Value) Value
func (v Value) MapKeys() []Value
func (v Value) Pointer() uintptr
func (v Value) Slice(i, j int) Value
func (v Value) Slice3(i, j, k int) Value
func (v Value) Close()
func (v Value) TryRecv() (x Value, ok bool)
func (v Value) TrySend(x Value) bool

func (v Value) set(x Value)
func (v Value) setBool(x bool)
func (v Value) setInt(x int64)
func (v Value) setUint(x uint64)
func (v Value) setFloat(x float64)
func (v Value) setComplex(x complex128)
func (v Value) setString(x string)
func (v Value) setBytes(x []byte)
func (v Value) setLen(n int)
func (v Value) setMapIndex(key, elem Value)
func (v Value) text() string

// InterfaceData gives the two words of an interface's value.
func (v Value) InterfaceData() [2]uintptr {
	if v.Kind() != Interface {
		panic(&ValueError{"reflect.Value.InterfaceData", v.Kind()})
	}
	p := v
	if !p.CanAddr() {
		p = New(v.Type()).Elem()
		p.Set(v)
	}
	return *(*[2]uintptr)(unsafe.Pointer(p.UnsafeAddr()))
}

// UnsafePointer gives what Pointer gives as a number.
func (v Value) UnsafePointer() unsafe.Pointer

// UnsafeAddr gives a number that is the variable's own.
func (v Value) UnsafeAddr() uintptr { return v.Addr().Pointer() }

// settable panics unless the value may be changed.
func (v Value) settable(method string) {
	if v.CanSet() {
		return
	}
	if !v.IsValid() {
		panic(&ValueError{"reflect.Value." + method, Invalid})
	}
	if v.flag&flagReadOnly != 0 {
		panic("reflect: reflect.Value." + method + " using value obtained using unexported field")
	}
	panic("reflect: reflect.Value." + method + " using unaddressable value")
}

func (v Value) must(method string, kinds ...Kind) {
	k := v.Kind()
	for _, want := range kinds {
		if k == want {
			return
		}
	}
	panic(&ValueError{"reflect.Value." + method, k})
}

// Set assigns x.
func (v Value) Set(x Value) {
	v.settable("Set")
	if x.flag&flagReadOnly != 0 {
		panic("reflect: reflect.Value.Set using value obtained using unexported field")
	}
	v.set(assign(x, v.typ, "reflect.Set"))
}

func (v Value) SetBool(x bool) {
	v.settable("SetBool")
	v.must("SetBool", Bool)
	v.setBool(x)
}

func (v Value) SetInt(x int64) {
	v.settable("SetInt")
	v.must("SetInt", Int, Int8, Int16, Int32, Int64)
	v.setInt(x)
}

func (v Value) SetUint(x uint64) {
	v.settable("SetUint")
	v.must("SetUint", Uint, Uint8, Uint16, Uint32, Uint64, Uintptr)
	v.setUint(x)
}

func (v Value) SetFloat(x float64) {
	v.settable("SetFloat")
	v.must("SetFloat", Float32, Float64)
	v.setFloat(x)
}

func (v Value) SetComplex(x complex128) {
	v.settable("SetComplex")
	v.must("SetComplex", Complex64, Complex128)
	v.setComplex(x)
}

func (v Value) SetString(x string) {
	v.settable("SetString")
	v.must("SetString", String)
	v.setString(x)
}

func (v Value) SetBytes(x []byte) {
	v.settable("SetBytes")
	v.must("SetBytes", Slice)
	v.setBytes(x)
}

func (v Value) SetLen(n int) {
	v.settable("SetLen")
	v.must("SetLen", Slice)
	if n < 0 || n > v.Cap() {
		panic("reflect: slice length out of range in SetLen")
	}
	v.setLen(n)
}

// SetMapIndex sets the element of a key, or takes it away if elem is the zero Value.
func (v Value) SetMapIndex(key, elem Value) {
	v.must("SetMapIndex", Map)
	key = assign(key, v.typ.key(), "reflect.Value.SetMapIndex")
	if elem.IsValid() {
		elem = assign(elem, v.typ.elem(), "reflect.Value.SetMapIndex")
	}
	v.setMapIndex(key, elem)
}

// String gives a string's text, for other values `<T Value>`.
func (v Value) String() string {
	switch v.Kind() {
	case Invalid:
		return "<invalid Value>"
	case String:
		return v.text()
	}
	return "<" + v.Type().String() + " Value>"
}

// NumField gives how many fields a struct has.
func (v Value) NumField() int {
	v.must("NumField", Struct)
	return v.typ.numField()
}

// FieldByIndex goes into nested structs.
func (v Value) FieldByIndex(index []int) Value {
	for i, x := range index {
		if i > 0 && v.Kind() == Pointer && v.typ.elem().Kind() == Struct {
			if v.IsNil() {
				panic("reflect: indirection through nil pointer to embedded struct")
			}
			v = v.Elem()
		}
		v = v.Field(x)
	}
	return v
}

// FieldByName gives a field, the zero Value if there is none.
func (v Value) FieldByName(name string) Value {
	v.must("FieldByName", Struct)
	if index := v.typ.findField(name); index != nil {
		return v.FieldByIndex(index)
	}
	return Value{}
}

// FieldByNameFunc gives the one field whose name fits.
func (v Value) FieldByNameFunc(match func(string) bool) Value {
	if f, ok := v.typ.FieldByNameFunc(match); ok {
		return v.FieldByIndex(f.Index)
	}
	return Value{}
}

// NumMethod gives how many methods can be called.
func (v Value) NumMethod() int {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.NumMethod", Invalid})
	}
	if v.flag&flagMethod != 0 {
		return 0
	}
	return v.typ.numMethod()
}

func (v Value) method(i int) Value

// Method gives a method with v as its receiver.
func (v Value) Method(i int) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.Method", Invalid})
	}
	if i < 0 || i >= v.typ.numMethod() {
		panic("reflect: Method index out of range")
	}
	return v.method(i)
}

// MethodByName gives a method with v as its receiver, the zero Value if there is none.
func (v Value) MethodByName(name string) Value {
	if v.typ == nil {
		panic(&ValueError{"reflect.Value.MethodByName", Invalid})
	}
	for i := 0; i < v.typ.numMethod(); i++ {
		if found, _, _ := v.typ.method(i); found == name {
			return v.method(i)
		}
	}
	return Value{}
}

// results keeps what a called function gave back.
type results struct{}

// enter puts arguments in place and enters the function; its results then lie
// where the arguments of the next native are. The empty arguments make room.
func enter(fn Value, in []Value, a, b, c, d, e, f, g, h, i, j, k, l, m, n *results)
func fetch() *results
func unpack(r *results, fn *rtype) []Value

// Call calls a function with these arguments.
func (v Value) Call(in []Value) []Value { return v.call("Call", in, false) }

// CallSlice calls a variadic function with a slice for its last parameter.
func (v Value) CallSlice(in []Value) []Value { return v.call("CallSlice", in, true) }

func (v Value) call(op string, in []Value, sliced bool) []Value {
	v.must("Call", Func)
	if v.flag&flagReadOnly != 0 {
		panic("reflect: reflect.Value." + op + " using value obtained using unexported field")
	}
	if v.flag&flagMethod == 0 && v.IsNil() {
		panic("reflect: call of nil function")
	}
	t := v.Type().common()
	n := t.numIn()
	in = append([]Value(nil), in...)
	if t.variadic() && !sliced {
		n--
		if len(in) < n {
			panic("reflect: " + op + " with too few input arguments")
		}
		last := t.in(n)
		rest := makeSlice(last, len(in)-n, len(in)-n)
		for i, x := range in[n:] {
			if !assignable(x.Type().common(), last.elem()) {
				panic("reflect: cannot use " + x.Type().String() + " as type " + last.elem().String() + " in " + op)
			}
			rest.Index(i).Set(x)
		}
		in = append(in[:n], rest)
		n++
	}
	if len(in) < n {
		panic("reflect: " + op + " with too few input arguments")
	}
	if len(in) > n {
		panic("reflect: " + op + " with too many input arguments")
	}
	for i, x := range in {
		if !x.IsValid() {
			panic("reflect: " + op + " using zero Value argument")
		}
		if !assignable(x.typ, t.in(i)) {
			panic("reflect: " + op + " using " + x.Type().String() + " as type " + t.in(i).String())
		}
		in[i] = assign(x, t.in(i), "reflect.Value.Call")
	}
	if len(in) > 14 || t.numOut() > 14 {
		panic("reflect: " + op + " of a function with more than 14 parameters or results")
	}
	var r *results
	enter(v, in, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil, nil)
	r = fetch()
	return unpack(r, t)
}

// Convert gives v as another type.
func (v Value) Convert(t Type) Value {
	if !convertible(v.typ, t.common()) {
		panic("reflect.Value.Convert: value of type " + v.typ.String() + " cannot be converted to type " + t.String())
	}
	return convert(v, t.common())
}

// CanConvert tells whether Convert can.
func (v Value) CanConvert(t Type) bool { return convertible(v.typ, t.common()) }

// Comparable tells whether v may be compared.
func (v Value) Comparable() bool { return v.typ == nil || v.typ.comparable() }

func (v Value) CanInt() bool {
	k := v.Kind()
	return Int <= k && k <= Int64
}

func (v Value) CanUint() bool {
	k := v.Kind()
	return Uint <= k && k <= Uintptr
}

func (v Value) CanFloat() bool {
	k := v.Kind()
	return k == Float32 || k == Float64
}

// OverflowInt tells whether x does not fit in v's type.
func (v Value) OverflowInt(x int64) bool {
	v.must("OverflowInt", Int, Int8, Int16, Int32, Int64)
	shift := uint(64 - v.typ.size()*8)
	return x<<shift>>shift != x
}

// OverflowUint tells whether x does not fit in v's type.
func (v Value) OverflowUint(x uint64) bool {
	v.must("OverflowUint", Uint, Uint8, Uint16, Uint32, Uint64, Uintptr)
	shift := uint(64 - v.typ.size()*8)
	return x<<shift>>shift != x
}

// OverflowFloat tells whether x does not fit in v's type.
func (v Value) OverflowFloat(x float64) bool {
	v.must("OverflowFloat", Float32, Float64)
	if x < 0 {
		x = -x
	}
	return v.Kind() == Float32 && x > 3.40282346638528859811704183484516925440e+38 && x <= 1.79769313486231570814527423731704356798070e+308
}

// MapIter goes through a map.
type MapIter struct {
	m    Value
	keys []Value
	next int
}

// MapRange gives an iterator over a map.
func (v Value) MapRange() *MapIter {
	v.must("MapRange", Map)
	return &MapIter{m: v, keys: v.MapKeys()}
}

// Next goes to the next entry that is still there; false after the last.
func (it *MapIter) Next() bool {
	for it.next < len(it.keys) {
		it.next++
		if it.m.MapIndex(it.keys[it.next-1]).IsValid() {
			return true
		}
	}
	return false
}

// Key gives the entry's key.
func (it *MapIter) Key() Value { return it.keys[it.next-1] }

// Value gives the entry's value.
func (it *MapIter) Value() Value { return it.m.MapIndex(it.Key()) }

// Append adds values to a slice.
func Append(s Value, x ...Value) Value {
	s.must("Append", Slice)
	n := s.Len()
	s = grow(s, len(x))
	for i, v := range x {
		s.Index(n + i).Set(v)
	}
	return s
}

func grow(s Value, n int) Value

// AppendSlice adds the elements of a slice to another.
func AppendSlice(s, t Value) Value {
	n := s.Len()
	s = grow(s, t.Len())
	for i := 0; i < t.Len(); i++ {
		s.Index(n + i).Set(t.Index(i))
	}
	return s
}

// Copy copies elements as far as they fit; gives how many.
func Copy(dst, src Value) int {
	n := dst.Len()
	if m := src.Len(); m < n {
		n = m
	}
	if n > 0 && src.Kind() == String {
		for i := 0; i < n; i++ {
			dst.Index(i).SetUint(src.Index(i).Uint())
		}
		return n
	}
	copyElements(dst, src, n)
	return n
}

func copyElements(dst, src Value, n int)

// Swapper gives a function that swaps two elements of a slice.
func Swapper(slice interface{}) func(i, j int) {
	v := ValueOf(slice)
	if v.Kind() != Slice {
		panic(&ValueError{Method: "Swapper", Kind: v.Kind()})
	}
	n := v.Len()
	return func(i, j int) {
		if i < 0 || i >= n || j < 0 || j >= n {
			panic("reflect: slice index out of range")
		}
		swap(v, i, j)
	}
}

func swap(v Value, i, j int)

// DeepEqual tells whether both are of one type and equal in all that they hold.
func DeepEqual(x, y interface{}) bool

// VisibleFields gives the fields of a struct type, those of embedded structs too.
func VisibleFields(t Type) []StructField {
	var all []StructField
	for i := 0; i < t.NumField(); i++ {
		f := t.Field(i)
		all = append(all, f)
		inner := f.Type
		if inner.Kind() == Pointer {
			inner = inner.Elem()
		}
		if f.Anonymous && inner.Kind() == Struct {
			for _, sub := range VisibleFields(inner) {
				sub.Index = append([]int{i}, sub.Index...)
				if found, ok := t.FieldByName(sub.Name); ok && len(found.Index) == len(sub.Index) {
					all = append(all, sub)
				}
			}
		}
	}
	return all
}

// SetPointer sets a variable of type unsafe.Pointer.
func (v Value) SetPointer(x unsafe.Pointer) {
	v.settable("SetPointer")
	v.must("SetPointer", UnsafePointer)
	v.set(ValueOf(x))
}
