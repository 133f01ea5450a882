// Channels: sending, receiving, selecting.

package reflect

// SelectDir is what a case of Select does.
type SelectDir int

const (
	_ SelectDir = iota
	SelectSend
	SelectRecv
	SelectDefault
)

// SelectCase is one case of Select.
type SelectCase struct {
	Dir  SelectDir
	Chan Value
	Send Value
}

// makeSelect gives a function that selects among channels of these types; it
// takes each case's channel and value.
func makeSelect(types []*rtype, sends []bool, hasDefault bool) func([]interface{}) (int, interface{}, bool)

// Select waits for one of the cases, as the statement does: which it was, and
// what it received.
func Select(cases []SelectCase) (chosen int, recv Value, recvOK bool) {
	var (
		types    []*rtype
		sends    []bool
		operands []interface{}
		numbers  []int
	)
	preset := -1
	for i, c := range cases {
		switch c.Dir {
		case SelectDefault:
			if preset >= 0 {
				panic("reflect.Select: multiple default cases")
			}
			if c.Chan.IsValid() {
				panic("reflect.Select: default case has Chan value")
			}
			if c.Send.IsValid() {
				panic("reflect.Select: default case has Send value")
			}
			preset = i
			continue
		case SelectSend, SelectRecv:
		default:
			panic("reflect.Select: invalid Dir")
		}
		numbers = append(numbers, i)
		send := c.Dir == SelectSend
		sends = append(sends, send)
		if !send && c.Send.IsValid() {
			panic("reflect.Select: RecvDir case has Send value")
		}
		if !c.Chan.IsValid() {
			types = append(types, nil)
			operands = append(operands, nil, nil)
			continue
		}
		c.Chan.must("Select", Chan)
		t := c.Chan.Type()
		types = append(types, t.common())
		var value interface{}
		if send {
			if t.ChanDir()&SendDir == 0 {
				panic("reflect.Select: SendDir case using recv-only channel")
			}
			if !c.Send.IsValid() {
				panic("reflect.Select: SendDir case missing Send value")
			}
			value = assign(c.Send, t.Elem().common(), "reflect.Select").Interface()
		} else if t.ChanDir()&RecvDir == 0 {
			panic("reflect.Select: RecvDir case using send-only channel")
		}
		operands = append(operands, c.Chan.Interface(), value)
	}
	n, got, ok := makeSelect(types, sends, preset >= 0)(operands)
	if n < 0 {
		return preset, Value{}, false
	}
	if sends[n] {
		return numbers[n], Value{}, false
	}
	return numbers[n], received(types[n].elem(), got), ok
}

// received makes the Value of an element that came out of a channel.
func received(t *rtype, got interface{}) Value {
	v := newVar(t).Elem()
	if got != nil {
		v.Set(ValueOf(got))
	}
	return assign(v, t, "reflect.Value.Recv")
}

// Send sends x on the channel v.
func (v Value) Send(x Value) {
	v.must("Send", Chan)
	t := v.Type().common()
	if ChanDir(t.dir())&SendDir == 0 {
		panic("reflect: send on recv-only channel")
	}
	x = assign(x, t.elem(), "reflect.Value.Send")
	makeSelect([]*rtype{t}, []bool{true}, false)([]interface{}{v.Interface(), x.Interface()})
}

// Recv receives from the channel v; ok is false for the zero value of a closed
// one.
func (v Value) Recv() (x Value, ok bool) {
	v.must("Recv", Chan)
	t := v.Type().common()
	if ChanDir(t.dir())&RecvDir == 0 {
		panic("reflect: recv on send-only channel")
	}
	_, got, ok := makeSelect([]*rtype{t}, []bool{false}, false)([]interface{}{v.Interface(), nil})
	return received(t.elem(), got), ok
}

// SetCap changes the capacity of the slice v.
func (v Value) SetCap(n int) {
	v.settable("SetCap")
	v.must("SetCap", Slice)
	if n < v.Len() || n > v.Cap() {
		panic("reflect: slice capacity out of range in SetCap")
	}
	v.setCap(n)
}

func (v Value) setCap(n int)

// CanComplex tells whether Complex can be used.
func (v Value) CanComplex() bool { return v.Kind() == Complex64 || v.Kind() == Complex128 }

// OverflowComplex tells whether x does not fit in v's type.
func (v Value) OverflowComplex(x complex128) bool {
	v.must("OverflowComplex", Complex64, Complex128)
	if v.Kind() == Complex128 {
		return false
	}
	part := Zero(TypeOf(float32(0)))
	return part.OverflowFloat(real(x)) || part.OverflowFloat(imag(x))
}

// SetIterKey sets v to the key the iterator is at.
func (v Value) SetIterKey(it *MapIter) { v.Set(it.Key()) }

// SetIterValue sets v to the value the iterator is at.
func (v Value) SetIterValue(it *MapIter) { v.Set(it.Value()) }

// Reset lets the iterator go through another map.
func (it *MapIter) Reset(v Value) {
	*it = MapIter{}
	if v.IsValid() {
		*it = *v.MapRange()
	}
}
