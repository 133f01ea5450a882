// Brightness and differences with alpha, by which they are not multiplied.

package image

import "image/color"

// NYCbCrA is a YCbCr whose points have an alpha each.
type NYCbCrA struct {
	YCbCr
	A       []uint8
	AStride int
}

// NewNYCbCrA makes a picture.
func NewNYCbCrA(r Rectangle, ratio YCbCrSubsampleRatio) *NYCbCrA {
	return &NYCbCrA{*NewYCbCr(r, ratio), make([]uint8, len(room(r, 1, "NYCbCrA"))), r.Dx()}
}

func (p *NYCbCrA) ColorModel() color.Model { return color.NYCbCrAModel }
func (p *NYCbCrA) At(x, y int) color.Color { return p.NYCbCrAAt(x, y) }

// RGBA64At gives a point's color.
func (p *NYCbCrA) RGBA64At(x, y int) color.RGBA64 {
	r, g, b, a := p.NYCbCrAAt(x, y).RGBA()
	return color.RGBA64{uint16(r), uint16(g), uint16(b), uint16(a)}
}

// NYCbCrAAt gives a point's color.
func (p *NYCbCrA) NYCbCrAAt(x, y int) color.NYCbCrA {
	if !(Point{x, y}.In(p.Rect)) {
		return color.NYCbCrA{}
	}
	return color.NYCbCrA{p.YCbCrAt(x, y), p.A[p.AOffset(x, y)]}
}

// AOffset is where the alpha of a point is in A.
func (p *NYCbCrA) AOffset(x, y int) int {
	return (y-p.Rect.Min.Y)*p.AStride + x - p.Rect.Min.X
}

// SubImage shows a part; both have their points in common.
func (p *NYCbCrA) SubImage(r Rectangle) Image {
	r = r.Intersect(p.Rect)
	part := p.YCbCr.SubImage(r).(*YCbCr)
	if r.Empty() {
		return &NYCbCrA{YCbCr: *part}
	}
	return &NYCbCrA{*part, p.A[p.AOffset(r.Min.X, r.Min.Y):], p.AStride}
}

// Opaque tells whether all points are.
func (p *NYCbCrA) Opaque() bool {
	for y := p.Rect.Min.Y; y < p.Rect.Max.Y; y++ {
		from := p.AOffset(p.Rect.Min.X, y)
		for _, a := range p.A[from : from+p.Rect.Dx()] {
			if a != 0xff {
				return false
			}
		}
	}
	return true
}
