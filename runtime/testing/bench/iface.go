// Calls through interfaces over several types.
package main

type shape interface {
	area() float64
	scale(f float64) shape
}

type square struct{ side float64 }
type circle struct{ r float64 }
type rect struct{ w, h float64 }

func (s square) area() float64         { return s.side * s.side }
func (s square) scale(f float64) shape { return square{s.side * f} }
func (c *circle) area() float64        { return 3 * c.r * c.r }
func (c *circle) scale(f float64) shape {
	c.r *= f
	return c
}
func (r rect) area() float64         { return r.w * r.h }
func (r rect) scale(f float64) shape { return rect{r.w * f, r.h} }

func main() {
	shapes := []shape{square{1}, &circle{2}, rect{3, 4}}
	total := 0.0
	for i := 0; i < 600000; i++ {
		s := shapes[i%3]
		total += s.area()
		if i%1000 == 0 {
			shapes[i%3] = s.scale(1.0001)
		}
	}
	println(int(total))
}
