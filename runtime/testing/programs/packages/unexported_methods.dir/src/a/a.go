package a

type Base struct{ n int }

func (Base) hidden() string   { return "a's" }
func (b Base) Public() string { return b.hidden() + " through Public" }

type Hider interface{ hidden() string }

func Call(h Hider) string { return h.hidden() }
