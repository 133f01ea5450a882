// Points and rectangles.

// Package image has pictures in memory.
package image

import (
	"image/color"
	"strconv"
)

// Point is a place; Y grows downwards.
type Point struct{ X, Y int }

func (p Point) String() string {
	return "(" + strconv.Itoa(p.X) + "," + strconv.Itoa(p.Y) + ")"
}

func (p Point) Add(q Point) Point { return Point{p.X + q.X, p.Y + q.Y} }
func (p Point) Sub(q Point) Point { return Point{p.X - q.X, p.Y - q.Y} }
func (p Point) Mul(k int) Point   { return Point{p.X * k, p.Y * k} }
func (p Point) Div(k int) Point   { return Point{p.X / k, p.Y / k} }
func (p Point) Eq(q Point) bool   { return p == q }
func (p Point) In(r Rectangle) bool {
	return r.Min.X <= p.X && p.X < r.Max.X && r.Min.Y <= p.Y && p.Y < r.Max.Y
}

// Mod gives the point in r that lies whole widths and heights away.
func (p Point) Mod(r Rectangle) Point {
	w, h := r.Dx(), r.Dy()
	p = p.Sub(r.Min)
	return r.Min.Add(Point{(p.X%w + w) % w, (p.Y%h + h) % h})
}

// ZP is the point (0, 0).
var ZP Point

// Pt makes a Point.
func Pt(X, Y int) Point { return Point{X, Y} }

// Rectangle has the points from Min on that are above and left of Max.
type Rectangle struct{ Min, Max Point }

func (r Rectangle) String() string        { return r.Min.String() + "-" + r.Max.String() }
func (r Rectangle) Dx() int               { return r.Max.X - r.Min.X }
func (r Rectangle) Dy() int               { return r.Max.Y - r.Min.Y }
func (r Rectangle) Size() Point           { return Point{r.Dx(), r.Dy()} }
func (r Rectangle) Add(p Point) Rectangle { return Rectangle{r.Min.Add(p), r.Max.Add(p)} }
func (r Rectangle) Sub(p Point) Rectangle { return Rectangle{r.Min.Sub(p), r.Max.Sub(p)} }
func (r Rectangle) Empty() bool           { return r.Min.X >= r.Max.X || r.Min.Y >= r.Max.Y }

// Inset gives the rectangle n smaller at each side; at least its middle stays.
func (r Rectangle) Inset(n int) Rectangle {
	if r.Dx() < 2*n {
		r.Min.X = (r.Min.X + r.Max.X) / 2
		r.Max.X = r.Min.X
	} else {
		r.Min.X += n
		r.Max.X -= n
	}
	if r.Dy() < 2*n {
		r.Min.Y = (r.Min.Y + r.Max.Y) / 2
		r.Max.Y = r.Min.Y
	} else {
		r.Min.Y += n
		r.Max.Y -= n
	}
	return r
}

func least(a, b int) int {
	if a < b {
		return a
	}
	return b
}

func greatest(a, b int) int {
	if a > b {
		return a
	}
	return b
}

// Intersect gives what both have.
func (r Rectangle) Intersect(s Rectangle) Rectangle {
	r.Min = Point{greatest(r.Min.X, s.Min.X), greatest(r.Min.Y, s.Min.Y)}
	r.Max = Point{least(r.Max.X, s.Max.X), least(r.Max.Y, s.Max.Y)}
	if r.Empty() {
		return Rectangle{}
	}
	return r
}

// Union gives the smallest rectangle that has both.
func (r Rectangle) Union(s Rectangle) Rectangle {
	if r.Empty() {
		return s
	}
	if s.Empty() {
		return r
	}
	r.Min = Point{least(r.Min.X, s.Min.X), least(r.Min.Y, s.Min.Y)}
	r.Max = Point{greatest(r.Max.X, s.Max.X), greatest(r.Max.Y, s.Max.Y)}
	return r
}

func (r Rectangle) Eq(s Rectangle) bool { return r == s || r.Empty() && s.Empty() }

func (r Rectangle) Overlaps(s Rectangle) bool { return !r.Intersect(s).Empty() }

func (r Rectangle) In(s Rectangle) bool {
	return r.Empty() || s.Min.X <= r.Min.X && r.Max.X <= s.Max.X && s.Min.Y <= r.Min.Y && r.Max.Y <= s.Max.Y
}

// Canon swaps what stands the wrong way around.
func (r Rectangle) Canon() Rectangle {
	if r.Max.X < r.Min.X {
		r.Min.X, r.Max.X = r.Max.X, r.Min.X
	}
	if r.Max.Y < r.Min.Y {
		r.Min.Y, r.Max.Y = r.Max.Y, r.Min.Y
	}
	return r
}

// At makes a rectangle an image: opaque within, transparent without.
func (r Rectangle) At(x, y int) color.Color {
	if (Point{x, y}).In(r) {
		return color.Opaque
	}
	return color.Transparent
}

// RGBA64At is At in 16 bits.
func (r Rectangle) RGBA64At(x, y int) color.RGBA64 {
	if (Point{x, y}).In(r) {
		return color.RGBA64{0xffff, 0xffff, 0xffff, 0xffff}
	}
	return color.RGBA64{}
}

func (r Rectangle) Bounds() Rectangle       { return r }
func (r Rectangle) ColorModel() color.Model { return color.Alpha16Model }

// ZR is the rectangle without points.
var ZR Rectangle

// Rect makes a Rectangle of two corners.
func Rect(x0, y0, x1, y1 int) Rectangle {
	return Rectangle{Point{x0, y0}, Point{x1, y1}}.Canon()
}
