// IP addresses, masks and networks.

package net

import (
	"errors"
	"strconv"
)

// Lengths in bytes.
const (
	IPv4len = 4
	IPv6len = 16
)

// IP is an address of 4 or 16 bytes.
type IP []byte

// IPMask is a mask of 4 or 16 bytes.
type IPMask []byte

// IPNet is a network.
type IPNet struct {
	IP   IP
	Mask IPMask
}

// Well-known addresses.
var (
	IPv4bcast     = IPv4(255, 255, 255, 255)
	IPv4allsys    = IPv4(224, 0, 0, 1)
	IPv4allrouter = IPv4(224, 0, 0, 2)
	IPv4zero      = IPv4(0, 0, 0, 0)

	IPv6zero                   = make(IP, IPv6len)
	IPv6unspecified            = make(IP, IPv6len)
	IPv6loopback               = IP{15: 1}
	IPv6interfacelocalallnodes = IP{0: 0xff, 1: 0x01, 15: 0x01}
	IPv6linklocalallnodes      = IP{0: 0xff, 1: 0x02, 15: 0x01}
	IPv6linklocalallrouters    = IP{0: 0xff, 1: 0x02, 15: 0x02}
)

// IPv4 gives the address a.b.c.d in its form of 16 bytes.
func IPv4(a, b, c, d byte) IP { return IP{10: 0xff, 11: 0xff, 12: a, 13: b, 14: c, 15: d} }

// IPv4Mask gives the mask a.b.c.d.
func IPv4Mask(a, b, c, d byte) IPMask { return IPMask{a, b, c, d} }

// CIDRMask gives a mask of `ones` ones in `bits` bits.
func CIDRMask(ones, bits int) IPMask {
	if bits != 8*IPv4len && bits != 8*IPv6len || ones < 0 || ones > bits {
		return nil
	}
	m := make(IPMask, bits/8)
	for i := 0; i < ones; i++ {
		m[i/8] |= 0x80 >> uint(i%8)
	}
	return m
}

// To4 gives the form of 4 bytes, or nil.
func (ip IP) To4() IP {
	if len(ip) == IPv4len {
		return ip
	}
	if len(ip) == IPv6len && allZero(ip[:10]) && ip[10] == 0xff && ip[11] == 0xff {
		return ip[12:16]
	}
	return nil
}

// To16 gives the form of 16 bytes, or nil.
func (ip IP) To16() IP {
	if len(ip) == IPv4len {
		return IPv4(ip[0], ip[1], ip[2], ip[3])
	}
	if len(ip) == IPv6len {
		return ip
	}
	return nil
}

func allZero(b []byte) bool {
	for _, x := range b {
		if x != 0 {
			return false
		}
	}
	return true
}

// IsUnspecified tells whether it is 0.0.0.0 or ::.
func (ip IP) IsUnspecified() bool { return ip.Equal(IPv4zero) || ip.Equal(IPv6unspecified) }

// IsLoopback tells whether it is the host itself.
func (ip IP) IsLoopback() bool {
	if ip4 := ip.To4(); ip4 != nil {
		return ip4[0] == 127
	}
	return ip.Equal(IPv6loopback)
}

// IsMulticast tells whether it is a group.
func (ip IP) IsMulticast() bool {
	if ip4 := ip.To4(); ip4 != nil {
		return ip4[0]&0xf0 == 0xe0
	}
	return len(ip) == IPv6len && ip[0] == 0xff
}

// IsLinkLocalUnicast tells whether it is valid on one link only.
func (ip IP) IsLinkLocalUnicast() bool {
	if ip4 := ip.To4(); ip4 != nil {
		return ip4[0] == 169 && ip4[1] == 254
	}
	return len(ip) == IPv6len && ip[0] == 0xfe && ip[1]&0xc0 == 0x80
}

// IsPrivate tells whether it is for use inside an organisation.
func (ip IP) IsPrivate() bool {
	if ip4 := ip.To4(); ip4 != nil {
		return ip4[0] == 10 || ip4[0] == 172 && ip4[1]&0xf0 == 16 || ip4[0] == 192 && ip4[1] == 168
	}
	return len(ip) == IPv6len && ip[0]&0xfe == 0xfc
}

// IsGlobalUnicast tells whether it names one interface, on any network.
func (ip IP) IsGlobalUnicast() bool {
	return (len(ip) == IPv4len || len(ip) == IPv6len) && !ip.Equal(IPv4bcast) && !ip.IsUnspecified() &&
		!ip.IsLoopback() && !ip.IsMulticast() && !ip.IsLinkLocalUnicast()
}

// DefaultMask gives the mask of the address's class.
func (ip IP) DefaultMask() IPMask {
	ip4 := ip.To4()
	switch {
	case ip4 == nil:
		return nil
	case ip4[0] < 0x80:
		return CIDRMask(8, 32)
	case ip4[0] < 0xc0:
		return CIDRMask(16, 32)
	}
	return CIDRMask(24, 32)
}

// Mask gives the address with what the mask leaves of it.
func (ip IP) Mask(mask IPMask) IP {
	if len(mask) == IPv6len && len(ip) == IPv4len && allOnes(mask[:12]) {
		mask = mask[12:]
	}
	if len(mask) == IPv4len && len(ip) == IPv6len && ip.To4() != nil {
		ip = ip[12:]
	}
	if len(ip) != len(mask) {
		return nil
	}
	out := make(IP, len(ip))
	for i := range ip {
		out[i] = ip[i] & mask[i]
	}
	return out
}

func allOnes(b []byte) bool {
	for _, x := range b {
		if x != 0xff {
			return false
		}
	}
	return true
}

// Equal tells whether both are the same address, in whatever form.
func (ip IP) Equal(x IP) bool {
	if len(ip) != len(x) {
		ip, x = ip.To16(), x.To16()
		if ip == nil || x == nil {
			return false
		}
	}
	for i := range ip {
		if ip[i] != x[i] {
			return false
		}
	}
	return true
}

func (ip IP) String() string {
	if len(ip) == 0 {
		return "<nil>"
	}
	if ip4 := ip.To4(); ip4 != nil {
		return decimal(ip4[0]) + "." + decimal(ip4[1]) + "." + decimal(ip4[2]) + "." + decimal(ip4[3])
	}
	if len(ip) != IPv6len {
		return "?" + hexString(ip)
	}
	// The longest run of two or more zero groups is left out.
	from, to := -1, -1
	for i := 0; i < IPv6len; i += 2 {
		j := i
		for j < IPv6len && ip[j] == 0 && ip[j+1] == 0 {
			j += 2
		}
		if j > i && j-i > to-from {
			from, to = i, j
		}
		if j > i {
			i = j
		}
	}
	if to-from <= 2 {
		from, to = -1, -1
	}
	s := ""
	for i := 0; i < IPv6len; i += 2 {
		if i == from {
			s += "::"
			i = to
			if i >= IPv6len {
				break
			}
		} else if i > 0 {
			s += ":"
		}
		s += strconv.FormatUint(uint64(ip[i])<<8|uint64(ip[i+1]), 16)
	}
	return s
}

func decimal(b byte) string { return strconv.Itoa(int(b)) }

const hexDigits = "0123456789abcdef"

func hexString(b []byte) string {
	s := make([]byte, 0, 2*len(b))
	for _, x := range b {
		s = append(s, hexDigits[x>>4], hexDigits[x&15])
	}
	return string(s)
}

// MarshalText gives the text, "" for no address.
func (ip IP) MarshalText() ([]byte, error) {
	if len(ip) == 0 {
		return []byte(""), nil
	}
	if len(ip) != IPv4len && len(ip) != IPv6len {
		return nil, &AddrError{Err: "invalid IP address", Addr: hexString(ip)}
	}
	return []byte(ip.String()), nil
}

// UnmarshalText reads the text.
func (ip *IP) UnmarshalText(text []byte) error {
	if len(text) == 0 {
		*ip = nil
		return nil
	}
	x := ParseIP(string(text))
	if x == nil {
		return &ParseError{Type: "IP address", Text: string(text)}
	}
	*ip = x
	return nil
}

// Size gives the number of leading ones and of all bits, 0 and 0 if ones follow zeros.
func (m IPMask) Size() (ones, bits int) {
	bits = 8 * len(m)
	for ones < bits && m[ones/8]&(0x80>>uint(ones%8)) != 0 {
		ones++
	}
	for i := ones; i < bits; i++ {
		if m[i/8]&(0x80>>uint(i%8)) != 0 {
			return 0, 0
		}
	}
	return ones, bits
}

func (m IPMask) String() string {
	if len(m) == 0 {
		return "<nil>"
	}
	return hexString(m)
}

// Contains tells whether the network has this address.
func (n *IPNet) Contains(ip IP) bool {
	network, mask := n.IP, n.Mask
	if ip4 := network.To4(); ip4 != nil {
		network = ip4
		if len(mask) == IPv6len {
			mask = mask[12:]
		}
	}
	if ip4 := ip.To4(); ip4 != nil {
		ip = ip4
	}
	if len(ip) != len(network) || len(mask) != len(network) {
		return false
	}
	for i := range ip {
		if network[i]&mask[i] != ip[i]&mask[i] {
			return false
		}
	}
	return true
}

// Network gives "ip+net".
func (n *IPNet) Network() string { return "ip+net" }

// String gives address/bits, or address/mask for a mask with holes.
func (n *IPNet) String() string {
	network, mask := n.IP, n.Mask
	if ip4 := network.To4(); ip4 != nil {
		network = ip4
		if len(mask) == IPv6len {
			mask = mask[12:]
		}
	}
	if len(network) == 0 || len(network) != len(mask) {
		return "<nil>"
	}
	ones, bits := mask.Size()
	if bits == 0 {
		return network.String() + "/" + mask.String()
	}
	return network.String() + "/" + strconv.Itoa(ones)
}

// ParseIP reads an address; nil if s is none.
func ParseIP(s string) IP {
	for i := 0; i < len(s); i++ {
		switch s[i] {
		case '.':
			return parseIPv4(s)
		case ':':
			return parseIPv6(s)
		}
	}
	return nil
}

func parseIPv4(s string) IP {
	var parts [4]byte
	for i := range parts {
		if i > 0 {
			if s == "" || s[0] != '.' {
				return nil
			}
			s = s[1:]
		}
		n, digits := 0, 0
		for digits < len(s) && '0' <= s[digits] && s[digits] <= '9' {
			n = n*10 + int(s[digits]-'0')
			digits++
			if n > 255 {
				return nil
			}
		}
		if digits == 0 || digits > 1 && s[0] == '0' {
			return nil
		}
		parts[i] = byte(n)
		s = s[digits:]
	}
	if s != "" {
		return nil
	}
	return IPv4(parts[0], parts[1], parts[2], parts[3])
}

func parseIPv6(s string) IP {
	ip := make(IP, IPv6len)
	gap := -1 // where :: stands
	if len(s) >= 2 && s[:2] == "::" {
		gap = 0
		s = s[2:]
	}
	i := 0
	for i < IPv6len && s != "" {
		n, digits := 0, 0
		for digits < len(s) && digits < 5 && hexValue(s[digits]) >= 0 {
			n = n<<4 | hexValue(s[digits])
			digits++
		}
		if digits == 0 || n > 0xffff || digits > 4 {
			return nil
		}
		if digits < len(s) && s[digits] == '.' {
			// The last two groups may be an IPv4 address.
			ip4 := parseIPv4(s)
			if ip4 == nil || i > 12 || gap < 0 && i != 12 {
				return nil
			}
			copy(ip[i:], ip4[12:])
			i += 4
			s = ""
			break
		}
		ip[i], ip[i+1] = byte(n>>8), byte(n)
		i += 2
		s = s[digits:]
		if s == "" {
			break
		}
		if s[0] != ':' || len(s) == 1 {
			return nil
		}
		s = s[1:]
		if s[0] == ':' {
			if gap >= 0 {
				return nil
			}
			gap = i
			s = s[1:]
		}
	}
	if s != "" || i < IPv6len && gap < 0 || i == IPv6len && gap >= 0 {
		return nil
	}
	if gap >= 0 {
		moved := i - gap
		copy(ip[IPv6len-moved:], ip[gap:i])
		for j := gap; j < IPv6len-moved; j++ {
			ip[j] = 0
		}
	}
	return ip
}

func hexValue(c byte) int {
	switch {
	case '0' <= c && c <= '9':
		return int(c - '0')
	case 'a' <= c && c <= 'f':
		return int(c-'a') + 10
	case 'A' <= c && c <= 'F':
		return int(c-'A') + 10
	}
	return -1
}

// ParseCIDR reads address/bits: the address, and the network it is in.
func ParseCIDR(s string) (IP, *IPNet, error) {
	failed := &ParseError{Type: "CIDR address", Text: s}
	slash := -1
	for i := 0; i < len(s); i++ {
		if s[i] == '/' {
			slash = i
			break
		}
	}
	if slash < 0 {
		return nil, nil, failed
	}
	ip := ParseIP(s[:slash])
	if ip == nil {
		return nil, nil, failed
	}
	bits := 128
	if v4 := ip.To4(); v4 != nil && !hasColon(s) {
		bits = 32
	}
	ones, err := strconv.Atoi(s[slash+1:])
	digits := s[slash+1:]
	if err != nil || ones > bits || digits[0] < '0' || digits[0] > '9' {
		return nil, nil, failed
	}
	mask := CIDRMask(ones, bits)
	return ip, &IPNet{IP: ip.Mask(mask), Mask: mask}, nil
}

func hasColon(s string) bool {
	for i := 0; i < len(s); i++ {
		if s[i] == ':' {
			return true
		}
	}
	return false
}

// ParseError is a text that is not what it should be.
type ParseError struct {
	Type string
	Text string
}

func (e *ParseError) Error() string   { return "invalid " + e.Type + ": " + e.Text }
func (e *ParseError) Timeout() bool   { return false }
func (e *ParseError) Temporary() bool { return false }

// HardwareAddr is an address of an interface on its link.
type HardwareAddr []byte

func (a HardwareAddr) String() string {
	s := ""
	for i, b := range a {
		if i > 0 {
			s += ":"
		}
		s += string(hexDigits[b>>4]) + string(hexDigits[b&15])
	}
	return s
}

// ParseMAC reads a hardware address of 6, 8 or 20 bytes.
func ParseMAC(s string) (HardwareAddr, error) {
	failed := &AddrError{Err: "invalid MAC address", Addr: s}
	var hw HardwareAddr
	group, sep := 2, byte(0) // digits of a group, and what stands between groups
	if len(s) > 4 && s[4] == '.' {
		group, sep = 4, '.'
	} else if len(s) > 2 && (s[2] == ':' || s[2] == '-') {
		sep = s[2]
	} else {
		return nil, failed
	}
	for {
		if len(s) < group {
			return nil, failed
		}
		for i := 0; i < group; i += 2 {
			high, low := hexValue(s[i]), hexValue(s[i+1])
			if high < 0 || low < 0 {
				return nil, failed
			}
			hw = append(hw, byte(high<<4|low))
		}
		s = s[group:]
		if s == "" {
			break
		}
		if s[0] != sep {
			return nil, failed
		}
		s = s[1:]
	}
	if len(hw) != 6 && len(hw) != 8 && len(hw) != 20 {
		return nil, failed
	}
	return hw, nil
}

var errNoSuchInterface = errors.New("no such network interface")
