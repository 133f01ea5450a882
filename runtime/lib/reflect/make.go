// Types made at run time.

package reflect

import "unsafe"

// SliceHeader tells what a slice is made of; it cannot be laid over one here.
type SliceHeader struct {
	Data uintptr
	Len  int
	Cap  int
}

// StringHeader tells what a string is made of; it cannot be laid over one here.
type StringHeader struct {
	Data uintptr
	Len  int
}

func arrayOf(t *rtype, n int) *rtype
func chanOf(t *rtype, dir int) *rtype
func funcOf(in, out []*rtype, variadic bool) *rtype
func structOf(names []string, types []*rtype, tags []string, embedded []bool) *rtype
func newAt(t *rtype, p unsafe.Pointer) Value

// ArrayOf gives [length]T.
func ArrayOf(length int, elem Type) Type {
	if length < 0 {
		panic("reflect: negative length passed to ArrayOf")
	}
	return arrayOf(elem.common(), length)
}

// ChanOf gives a channel type.
func ChanOf(dir ChanDir, t Type) Type {
	if dir < RecvDir || dir > BothDir {
		panic("reflect.ChanOf: invalid dir")
	}
	return chanOf(t.common(), int(dir))
}

// FuncOf gives a function type.
func FuncOf(in, out []Type, variadic bool) Type {
	if variadic && (len(in) == 0 || in[len(in)-1].Kind() != Slice) {
		panic("reflect.FuncOf: last arg of variadic func must be slice")
	}
	return funcOf(commons(in), commons(out), variadic)
}

func commons(types []Type) []*rtype {
	all := make([]*rtype, len(types))
	for i, t := range types {
		all[i] = t.common()
	}
	return all
}

// StructOf gives a struct type with these fields; Offset and Index are not
// looked at.
func StructOf(fields []StructField) Type {
	var (
		names    []string
		types    []*rtype
		tags     []string
		embedded []bool
	)
	seen := map[string]bool{}
	for _, f := range fields {
		if f.Name == "" {
			panic("reflect.StructOf: field " + kindNames[0] + " has no name")
		}
		if f.Type == nil {
			panic("reflect.StructOf: field " + f.Name + " has no type")
		}
		if c := f.Name[0]; f.PkgPath == "" && ('a' <= c && c <= 'z' || c == '_') {
			panic("reflect.StructOf: field \"" + f.Name + "\" is unexported but missing PkgPath")
		}
		if seen[f.Name] && f.Name != "_" {
			panic("reflect.StructOf: duplicate field " + f.Name)
		}
		seen[f.Name] = true
		names = append(names, f.Name)
		types = append(types, f.Type.common())
		tags = append(tags, string(f.Tag))
		embedded = append(embedded, f.Anonymous)
	}
	return structOf(names, types, tags, embedded)
}

// NewAt gives a pointer to the variable at p.
func NewAt(typ Type, p unsafe.Pointer) Value { return newAt(typ.common(), p) }
