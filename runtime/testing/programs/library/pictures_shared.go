// Parts of one picture are drawn onto each other: nothing is read after it has been written.
package main

import (
	"fmt"
	"image"
	"image/color"
	"image/draw"
)

func main() {
	for _, op := range []draw.Op{draw.Over, draw.Src} {
		for _, by := range []image.Point{{-2, -1}, {0, -1}, {-1, 0}, {1, 0}, {0, 1}, {2, 1}} {
			whole := image.NewRGBA(image.Rect(0, 0, 9, 9))
			for i := 0; i < 81; i++ {
				whole.Set(i%9, i/9, color.RGBA{uint8(i), uint8(2 * i), 0, uint8(170 + i)})
			}
			to := image.Rect(2, 2, 7, 7)
			dst := whole.SubImage(to).(draw.Image)
			src := whole.SubImage(to.Add(by))
			draw.Draw(dst, to, src, src.Bounds().Min, op)
			fmt.Println(op, by, whole.Pix[2*whole.Stride+8:2*whole.Stride+28], whole.Pix[6*whole.Stride+8:6*whole.Stride+28])
		}
	}
}
