package main

import "fmt"

const w, h = 8, 6

type world [h][w]bool

func (p *world) next() (q world) {
	for y := range p {
		for x := range p[y] {
			n := 0
			for dy := -1; dy <= 1; dy++ {
				for dx := -1; dx <= 1; dx++ {
					if (dx != 0 || dy != 0) && p[(y+dy+h)%h][(x+dx+w)%w] {
						n++
					}
				}
			}
			q[y][x] = n == 3 || n == 2 && p[y][x]
		}
	}
	return
}

func (p world) String() (s string) {
	for _, row := range p {
		for _, cell := range row {
			if cell {
				s += "#"
			} else {
				s += "."
			}
		}
		s += "\n"
	}
	return
}

func main() {
	var p world
	for _, c := range [][2]int{{1, 0}, {2, 1}, {0, 2}, {1, 2}, {2, 2}} {
		p[c[1]][c[0]] = true
	}
	seen := map[world]int{p: 0}
	for i := 1; ; i++ {
		p = p.next()
		if first, ok := seen[p]; ok {
			fmt.Println("generation", i, "is generation", first)
			break
		}
		seen[p] = i
		if i == 4 {
			fmt.Print(p)
		}
	}
	fmt.Println(len(seen))
}
