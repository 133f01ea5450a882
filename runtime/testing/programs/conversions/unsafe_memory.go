package main

import (
	"fmt"
	"reflect"
	"unsafe"
)

type V struct {
	a  int32
	b  float64
	s  string
	p  *int
	q  [4]uint16
	in struct{ x, y uint8 }
}

func s2b(s string) (b []byte) {
	bh := (*reflect.SliceHeader)(unsafe.Pointer(&b))
	sh := (*reflect.StringHeader)(unsafe.Pointer(&s))
	bh.Data = sh.Data
	bh.Len = sh.Len
	bh.Cap = sh.Len
	return
}
func b2s(b []byte) string {
	bh := (*reflect.SliceHeader)(unsafe.Pointer(&b))
	sh := reflect.StringHeader{bh.Data, bh.Len}
	return *(*string)(unsafe.Pointer(&sh))
}
func b2s2(b []byte) (s string) {
	bh := (*reflect.SliceHeader)(unsafe.Pointer(&b))
	sh := (*reflect.StringHeader)(unsafe.Pointer(&s))
	sh.Len = bh.Len
	sh.Data = bh.Data
	return
}

type U struct {
	x int32
	y float64
}

func main() {
	fmt.Println(string(s2b("hello world")), b2s([]byte("bytes")), b2s2([]byte("more bytes")))
	n := 5
	v := V{a: 7, b: 2.5, s: "str", p: &n, q: [4]uint16{1, 2, 3, 0x1234}}
	base := uintptr(unsafe.Pointer(&v))
	*(*float64)(unsafe.Pointer(base + unsafe.Offsetof(v.b))) = 9.25
	*(*string)(unsafe.Pointer(base + unsafe.Offsetof(v.s))) = "changed"
	**(**int)(unsafe.Pointer(base + unsafe.Offsetof(v.p))) = 77
	*(*uint8)(unsafe.Pointer(base + unsafe.Offsetof(v.q) + 7)) = 0xff
	*(*uint8)(unsafe.Pointer(base + unsafe.Offsetof(v.in) + unsafe.Offsetof(v.in.y))) = 3
	fmt.Println(v.a, v.b, v.s, *v.p, v.q, v.in, n)
	u := (*U)(unsafe.Pointer(&v))
	u.x = 100
	u.y *= 2
	fmt.Println(*u, v.a, v.b)
	bs := (*[8]byte)(unsafe.Pointer(&v.b))[:]
	fmt.Println(bs, len(bs))
	bs[7] = 0xc0
	fmt.Println(v.b)
	ints := []int{1, 2, 3, 1 << 60}
	p := unsafe.Pointer(&ints[1])
	fmt.Println(*(*int)(unsafe.Pointer(uintptr(p) + 16)))
	big := (*[1 << 20]int)(unsafe.Pointer(&ints[0]))[:3:4]
	big[2] = 1<<62 + 1
	fmt.Println(big, len(big), cap(big), ints)
	raw := (*[1 << 20]byte)(unsafe.Pointer(&ints[0]))[: len(ints)*8 : len(ints)*8]
	fmt.Println(raw)
	copy(raw, []byte{9, 9})
	fmt.Println(ints, ints[0])
	w := (*[3]uintptr)(unsafe.Pointer(&ints))
	fmt.Println(w[1], w[2], w[0] == uintptr(unsafe.Pointer(&ints[0])))
	w[1] = 2
	fmt.Println(ints)
	var e interface{} = 42
	type eface struct{ t, d unsafe.Pointer }
	ef := (*eface)(unsafe.Pointer(&e))
	fmt.Println(*(*int)(ef.d))
	var e2 interface{} = 43
	ef2 := (*eface)(unsafe.Pointer(&e2))
	fmt.Println(ef.t == ef2.t)
	ef2.d = ef.d
	fmt.Println(e2)
	pp := (*uint64)(unsafe.Pointer(&v.b))
	fmt.Printf("%x\n", *pp)
	fmt.Println(unsafe.Pointer(&v) == unsafe.Pointer(&v.a), unsafe.Pointer(&v.a) == unsafe.Pointer(&v.b))
	us := []uint16{1, 2, 3, 4}
	sh := *(*reflect.SliceHeader)(unsafe.Pointer(&us))
	sh.Len *= 2
	sh.Cap *= 2
	by := *(*[]byte)(unsafe.Pointer(&sh))
	fmt.Println(by)
	by[1] = 1
	fmt.Println(us)
	f32 := []float32{1.5, -2}
	fh := *(*reflect.SliceHeader)(unsafe.Pointer(&f32))
	bits := *(*[]uint32)(unsafe.Pointer(&fh))
	fmt.Printf("%x\n", bits)
	s := "literal"
	pb := (*byte)(unsafe.Pointer((*reflect.StringHeader)(unsafe.Pointer(&s)).Data))
	fmt.Println(*pb)
	rv := reflect.ValueOf(&v).Elem().Field(2)
	*(*string)(unsafe.Pointer(rv.UnsafeAddr())) = "by address"
	fmt.Println(v.s)
	x := reflect.ValueOf(ints)
	fmt.Println(*(*int)(unsafe.Pointer(x.Pointer() + 8)))
}
