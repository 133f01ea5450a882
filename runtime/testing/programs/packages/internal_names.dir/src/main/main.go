package main

import (
	"fmt"

	"deep/er/pkg"
	str "deep/strings"
)

type local struct{ pkg.Public }

func main() {
	l := local{pkg.Make(3)}
	fmt.Println(l.Get(), l.Public.Exported, str.Upper("x"))
	fmt.Printf("%T %+v\n", l, l)
	var e error = pkg.ErrX
	fmt.Println(e == pkg.ErrX, e)
	f := pkg.Public.Get
	fmt.Println(f(pkg.Make(9)))
}
