// Palettes that are often used.

// Package palette has palettes.
package palette

import "image/color"

// WebSafe has 216 colors: six of each part, in steps of 0x33.
var WebSafe = cube(6)

// Plan9 has Plan 9's 256 colors: four of each part in four brightnesses.
var Plan9 = plan9()

func cube(n int) []color.Color {
	all := make([]color.Color, 0, n*n*n)
	step := 255 / (n - 1)
	for r := 0; r < n; r++ {
		for g := 0; g < n; g++ {
			for b := 0; b < n; b++ {
				all = append(all, color.RGBA{uint8(r * step), uint8(g * step), uint8(b * step), 0xff})
			}
		}
	}
	return all
}

// plan9 computes what Plan 9's cmap2rgb does.
func plan9() []color.Color {
	all := make([]color.Color, 256)
	for i := range all {
		r := i >> 6
		v := i >> 4 & 3
		j := (i - v + r) & 15
		g, b := j>>2, j&3
		den := r
		if g > den {
			den = g
		}
		if b > den {
			den = b
		}
		if den == 0 {
			gray := uint8(17 * v)
			all[i] = color.RGBA{gray, gray, gray, 0xff}
			continue
		}
		num := 17 * (4*den + v)
		all[i] = color.RGBA{uint8(r * num / den), uint8(g * num / den), uint8(b * num / den), 0xff}
	}
	return all
}
