// Identifiers are letters and digits of Unicode; case of the first letter decides export (Go spec: Identifiers).
package main

import "fmt"

type Größe struct{ Länge, größe int }

func main() {
	αβ := 1
	_x9 := 2
	ThisVariableIsExported := 3
	世界 := "world"
	fmt.Println(αβ, _x9, ThisVariableIsExported, 世界)
	g := Größe{4, 5}
	fmt.Printf("%v %+v\n", g, g)
	ª := 6
	fmt.Println(ª)
	// Predeclared names are no keywords.
	len := func(x string) string { return x + x }
	true := false
	fmt.Println(len("ab"), true)
	var string int = 7
	fmt.Println(string)
}
