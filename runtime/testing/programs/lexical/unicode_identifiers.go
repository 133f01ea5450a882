package main

import "fmt"

type Größe struct{ 高, ширина int }

func (g Größe) Fläche() int { return g.高 * g.ширина }

const π = 3.14159

func main() {
	ñ := Größe{高: 2, ширина: 3}
	fmt.Println(ñ.Fläche(), π, ñ)
	_x1, X_2, ª := 1, 2, 3
	fmt.Println(_x1+X_2, ª)
}
