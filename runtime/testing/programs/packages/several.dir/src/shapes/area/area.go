package area

import (
	"fmt"
	"shapes"
)

func init() { fmt.Println("init area") }

func Of(r *shapes.Rect) int { return r.W * r.H }
