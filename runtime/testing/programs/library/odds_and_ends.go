package main

import (
	"crypto"
	"crypto/sha512"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"math/big"
	"mime"
	"path/filepath"
	"reflect"
	"regexp"
	"unsafe"
)

func main() {
	fmt.Printf("%x\n%x\n", sha512.Sum512_256([]byte("abc")), sha512.Sum512_224([]byte("abc")))
	h := crypto.SHA512_256.New()
	h.Write([]byte("abc"))
	fmt.Printf("%x %d %v\n", h.Sum(nil), h.Size(), crypto.SHA512_224.Available())
	fmt.Println(filepath.HasPrefix("/ab/c", "/a"), regexp.MustCompile("a+").Copy().FindString("baab"))
	e, err := mime.ExtensionsByType("image/png")
	fmt.Println(e, err)
	fmt.Println(&json.InvalidUTF8Error{"a\xff"}, &json.UnmarshalFieldError{"k", reflect.TypeOf(1), reflect.StructField{Name: "f"}})
	var p unsafe.Pointer
	x := 5
	reflect.ValueOf(&p).Elem().SetPointer(unsafe.Pointer(&x))
	fmt.Println(*(*int)(p), big.MaxBase)
	n, ok := new(big.Int).SetString("-aZ9z", 62)
	fmt.Println(n, ok, n.Text(62), n.Text(37))
	for _, r := range []*big.Rat{big.NewRat(-22, 7), big.NewRat(5, 1), new(big.Rat)} {
		b, err := r.GobEncode()
		var z big.Rat
		fmt.Println(b, err, z.GobDecode(b), &z)
	}
	m := image.NewNYCbCrA(image.Rect(1, 2, 9, 8), image.YCbCrSubsampleRatio420)
	m.Y[m.YOffset(3, 4)] = 200
	m.Cb[m.COffset(3, 4)] = 90
	m.A[m.AOffset(3, 4)] = 128
	s := m.SubImage(image.Rect(3, 4, 5, 5)).(*image.NYCbCrA)
	fmt.Println(m.At(3, 4), s.At(3, 4), s.Bounds(), s.Opaque(), m.AStride, len(m.A), s.YCbCrAt(3, 4), color.RGBAModel.Convert(s.At(3, 4)))
}
