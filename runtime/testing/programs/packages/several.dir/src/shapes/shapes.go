package shapes

import "fmt"

// Rect has exported and unexported fields.
type Rect struct {
	W, H int
	id   int
}

var Count = start()
var Default = New(1, 1)

func start() int { fmt.Println("shapes.Count"); return 100 }

func New(w, h int) *Rect {
	Count++
	return &Rect{w, h, Count}
}

func (r *Rect) Name() string { return fmt.Sprintf("rect %d", r.id) }

func (r Rect) String() string { return fmt.Sprintf("%dx%d", r.W, r.H) }

func init() { fmt.Println("init shapes a") }
