package time

import "errors"

// MarshalText writes t by RFC 3339, to the nanosecond.
func (t Time) MarshalText() ([]byte, error) {
	if y := t.Year(); y < 0 || y >= 10000 {
		return nil, errors.New("Time.MarshalText: year outside of range [0,9999]")
	}
	return []byte(t.Format(RFC3339Nano)), nil
}

// UnmarshalText reads RFC 3339.
func (t *Time) UnmarshalText(data []byte) error {
	var err error
	*t, err = Parse(RFC3339, string(data))
	return err
}

// MarshalJSON is a quoted RFC 3339 text.
func (t Time) MarshalJSON() ([]byte, error) {
	if y := t.Year(); y < 0 || y >= 10000 {
		return nil, errors.New("Time.MarshalJSON: year outside of range [0,9999]")
	}
	return []byte(`"` + t.Format(RFC3339Nano) + `"`), nil
}

// UnmarshalJSON reads the same; null changes nothing.
func (t *Time) UnmarshalJSON(data []byte) error {
	if string(data) == "null" {
		return nil
	}
	var err error
	*t, err = Parse(`"`+RFC3339+`"`, string(data))
	return err
}

// MarshalBinary is a version, seconds, nanoseconds and minutes from UTC, big-endian; version 2 has a last
// byte for the seconds of a distance that is not whole minutes.
func (t Time) MarshalBinary() ([]byte, error) {
	minutes, seconds, version := -1, 0, byte(1)
	if t.loc != nil {
		_, offset := t.Zone()
		minutes, seconds = offset/60, offset%60
		if minutes < -32768 || minutes == -1 || minutes > 32767 {
			return nil, errors.New("Time.MarshalBinary: unexpected zone offset")
		}
		if seconds != 0 {
			version = 2
		}
	}
	b := []byte{version}
	for shift := uint(56); ; shift -= 8 {
		b = append(b, byte(t.sec>>shift))
		if shift == 0 {
			break
		}
	}
	for shift := uint(24); ; shift -= 8 {
		b = append(b, byte(t.nsec>>shift))
		if shift == 0 {
			break
		}
	}
	b = append(b, byte(minutes>>8), byte(minutes))
	if version == 2 {
		b = append(b, byte(seconds))
	}
	return b, nil
}

// UnmarshalBinary reads what MarshalBinary writes.
func (t *Time) UnmarshalBinary(data []byte) error {
	if len(data) == 0 {
		return errors.New("Time.UnmarshalBinary: no data")
	}
	length := 15
	switch data[0] {
	case 1:
	case 2:
		length = 16
	default:
		return errors.New("Time.UnmarshalBinary: unsupported version")
	}
	if len(data) != length {
		return errors.New("Time.UnmarshalBinary: invalid length")
	}
	*t = Time{}
	for _, b := range data[1:9] {
		t.sec = t.sec<<8 | int64(b)
	}
	for _, b := range data[9:13] {
		t.nsec = t.nsec<<8 | int32(b)
	}
	offset := int(int16(data[13])<<8|int16(data[14])) * 60
	if length == 16 {
		// Taken as positive, whatever sign was written.
		offset += int(data[15])
	}
	switch offset {
	case -60:
	case Local.offset:
		t.setLoc(Local)
	default:
		t.setLoc(FixedZone("", offset))
	}
	return nil
}

func (t Time) GobEncode() ([]byte, error)   { return t.MarshalBinary() }
func (t *Time) GobDecode(data []byte) error { return t.UnmarshalBinary(data) }
